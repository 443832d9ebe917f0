import { expect } from 'chai';
import { run, type Transcript } from './session';

describe('New-PortReservationSocket', function () {
  this.timeout(60_000);
  let seen: Transcript;

  before(async () => {
    seen = await run(`
      $tcp = New-PersistentTcpPortReservation 5000 2
      $udp = New-PersistentUdpPortReservation 5000 2
      $first = $tcp | New-PortReservationSocket -Address 127.0.0.1
      $Error.Clear()
      $second = New-PortReservationSocket -Protocol TCP -StartPort 5000 -NumberOfPorts 2 -Address 127.0.0.1 -ErrorVariable spurious
      Tell spurious @($spurious.Count, $Error.Count)
      Tell type $first.GetType().FullName
      Tell ports @($first.LocalEndPoint.Port, $second.LocalEndPoint.Port)
      Attempt third { $tcp | New-PortReservationSocket -Address 127.0.0.1 }
      $first.Listen(1)
      $client = [System.Net.Sockets.TcpClient]::new()
      $client.Connect('127.0.0.1', $first.LocalEndPoint.Port)
      $accepted = $first.Accept()
      Tell sent $accepted.Send([byte[]] (104, 105))
      $buffer = [byte[]]::new(2)
      Tell received $client.GetStream().Read($buffer, 0, 2)
      $second.Dispose()
      $again = $tcp | New-PortReservationSocket -Address 127.0.0.1
      Tell again $again.LocalEndPoint.Port
      $any = [pscustomobject] @{ Protocol = 'udp'; StartPort = 5000; NumberOfPorts = 2 } | New-PortReservationSocket
      Tell any "$($any.SocketType) $($any.LocalEndPoint)"
      $Error.Clear()
      $null = $tcp | New-PortReservationSocket -Address 127.0.0.1 -ErrorAction SilentlyContinue -ErrorVariable refusal
      Tell records @($refusal.Count, $Error.Count)
      Attempt absent { New-PortReservationSocket -Protocol tcp -StartPort 5000 -NumberOfPorts 3 }
      Attempt noAddress { $tcp | New-PortReservationSocket -Address 203.0.113.7 }
      Attempt whatIf { $tcp | New-PortReservationSocket -WhatIf }
    `);
  });

  it('draws a different port of the block each time, and says when none is left', () => {
    expect(seen.one('type')).to.equal('System.Net.Sockets.Socket');
    expect(seen.told('ports')).to.deep.equal(['5000', '5001']);
    expect(seen.one('third error')).to.match(
      /^PortInUse,New-PortReservationSocket\|ResourceBusy\|10048\|tcp 5000 2\|None of the 2 ports of tcp 5000-5001 is free/,
    );
  });

  it('counts a port that is taken as no error, as long as another is free', () => {
    expect(seen.told('spurious')).to.deep.equal(['0', '0']);
  });

  it('makes one record of one refusal', () => {
    expect(seen.told('records')).to.deep.equal(['1', '1']);
  });

  it('opens a port again whose connections are in TIME_WAIT, and no second socket beside an open one', async function () {
    // Windows has no TIME_WAIT that is in the way of a bind.
    if (process.platform !== 'linux') this.skip();
    const seen = await run(`
      $one = New-PersistentTcpPortReservation 5000 1
      foreach ($round in 1..3) {
        $server = $one | New-PortReservationSocket -Address 127.0.0.1
        Tell port $server.LocalEndPoint.Port
        Attempt beside { $one | New-PortReservationSocket -Address 127.0.0.1 }
        $server.Listen(1)
        Attempt listening { $one | New-PortReservationSocket -Address 127.0.0.1 }
        $client = [System.Net.Sockets.TcpClient]::new('127.0.0.1', 5000)
        # Who closes first waits.
        $server.Accept().Dispose()
        $null = $client.GetStream().Read([byte[]]::new(1), 0, 1)
        $client.Dispose()
        $server.Dispose()
        Tell waiting ([System.IO.File]::ReadAllText('/proc/net/tcp') -match ':1388 \\S+ 06')
      }
    `);
    expect(seen.told('port')).to.deep.equal(['5000', '5000', '5000']);
    expect(seen.told('waiting')).to.deep.equal(['True', 'True', 'True']);
    for (const name of ['beside', 'listening']) {
      expect(seen.told(name)).to.deep.equal([]);
      expect(seen.errors(name).map((error) => error.split(',')[0])).to.deep.equal(Array(3).fill('PortInUse'));
    }
  });

  it('answers a socket of this process, which serves', () => {
    expect([seen.one('sent'), seen.one('received')]).to.deep.equal(['2', '2']);
  });

  it('draws a port again that was given back', () => {
    expect(seen.one('again')).to.equal('5001');
  });

  it('takes UDP blocks by property name and binds to every address by default', () => {
    expect(seen.one('any')).to.equal('Dgram 0.0.0.0:5000');
  });

  it('refuses a block that is no reservation', () => {
    expect(seen.errors('absent')).to.deep.equal([
      'ReservationNotFound,New-PortReservationSocket|ObjectNotFound|1168|tcp 5000 3',
    ]);
  });

  it('says why an address cannot be bound, with the Winsock code', () => {
    expect(seen.errors('noAddress')).to.deep.equal([
      'CallRefused,New-PortReservationSocket|NotSpecified|10049|tcp 5000 2',
    ]);
  });

  it('opens nothing with -WhatIf', () => {
    expect(seen.told('whatIf')).to.deep.equal([]);
    expect(seen.stdout).to.match(/What if: .*tcp 5000-5001/);
  });
});
