import { expect } from 'chai';
import * as fc from 'fast-check';
import { MemoryBackend } from '../../src/backends/memory/memory-backend';
import { commands } from '../../src/cli/commands';
import { cliCatalogues } from '../../src/cli/messages';
import { NativeFailure, type SystemRange } from '../../src/contract/backend';
import { packageVersion } from '../../src/contract/version';
import { Win32 } from '../../src/contract/win32';
import { occupyWithSocket } from '../support/occupy';
import { CommandLine } from './command-line';

/** As on Linux after a restart without the restore step. */
class ForgottenBySystem extends MemoryBackend {
  override async heldRanges(protocol: 'tcp' | 'udp'): Promise<SystemRange[]> {
    return (await super.heldRanges(protocol)).map((range) => ({ ...range, inEffect: false }));
  }
}

describe('port-reservation', () => {
  it('creates, looks up, lists and deletes', async () => {
    const shell = new CommandLine();
    const created = await shell.type('create 5000 20');
    expect(created).to.include({ status: 0, err: '' });
    const [headings, line, row] = created.out.split('\n');
    expect(headings?.split(/ +/)).to.deep.equal([
      'Protocol',
      'StartPort',
      'EndPort',
      'NumberOfPorts',
      'Token',
      'Backend',
    ]);
    expect(line).to.match(/^[- ]+$/);
    expect(row).to.match(/^tcp +5000 +5019 +20 +\d{19,20} +memory$/);
    expect(await shell.type('lookup 5000 20')).to.deep.equal(created);
    expect(await shell.type('list')).to.deep.equal(created);
    expect((await shell.type('exclusions')).out).to.contain('5019');
    expect(await shell.type('delete 5000 20')).to.deep.equal({
      status: 0,
      out: 'Deleted tcp 5000-5019.\n',
      err: '',
    });
    expect(await shell.type('list')).to.deep.equal({
      status: 0,
      out: '',
      err: 'There are no reservations.\n',
    });
  });

  it('works on UDP with --udp, wherever the option is after the command', async () => {
    const shell = new CommandLine();
    expect((await shell.type('create --udp 5000 20')).out).to.match(/^udp +5000/m);
    expect((await shell.type('lookup 5000 20')).status).to.equal(1);
    expect((await shell.type('lookup 5000 20 --udp')).status).to.equal(0);
    await shell.type('create 6000 1');
    expect((await shell.type('list')).out.match(/^(tcp|udp)/gm)).to.deep.equal(['tcp', 'udp']);
    expect((await shell.type('list --udp')).out.match(/^(tcp|udp)/gm)).to.deep.equal(['udp']);
    expect((await shell.type('exclusions --udp')).out.match(/^(tcp|udp)/gm)).to.deep.equal(['udp']);
    expect((await shell.type('delete 5000 20 --udp')).out).to.contain('udp 5000-5019');
  });

  it('only looks up with lookup', async () => {
    const backend = new MemoryBackend();
    const shell = new CommandLine(backend);
    const { status, out, err } = await shell.type('lookup 5000 20');
    expect({ status, out }).to.deep.equal({ status: 1, out: '' });
    expect(err).to.equal(
      'port-reservation: There is no reservation tcp 5000-5019 with exactly this start and number of ports (5000, 20). List the reservations to see which there are.\n',
    );
    expect(await backend.heldRanges('tcp')).to.deep.equal([]);
  });

  it('prints JSON with --json, tokens as decimal strings', async () => {
    const shell = new CommandLine();
    const created = JSON.parse((await shell.type('create 5000 20 --json')).out);
    expect(created).to.include({ protocol: 'tcp', startPort: 5000, numberOfPorts: 20, endPort: 5019 });
    expect(created.token).to.be.a('string');
    expect(BigInt(created.token) >= 2n ** 63n).to.equal(true);
    expect(JSON.parse((await shell.type('lookup 5000 20 --json')).out)).to.deep.equal(created);
    expect(JSON.parse((await shell.type('list --json')).out)).to.deep.equal([{ ...created, inEffect: true }]);
    expect(JSON.parse((await shell.type('exclusions --json')).out)).to.deep.equal([
      { ...created, inEffect: true, kind: 'reservation', administered: false, store: 'active' },
    ]);
    expect(JSON.parse((await shell.type('delete 5000 20 --json')).out)).to.deep.equal({
      protocol: 'tcp',
      startPort: 5000,
      numberOfPorts: 20,
    });
    expect(await shell.type('list --json')).to.deep.equal({ status: 0, out: '[]\n', err: '' });
  });

  it('tells errors as one JSON object on standard error with --json', async () => {
    const shell = new CommandLine();
    await shell.type('create 5000 20');
    const refused = await shell.type('create 5010 20 --json');
    expect(refused).to.include({ status: 1, out: '' });
    expect(JSON.parse(refused.err)).to.deep.include({
      code: 'ERROR_SHARING_VIOLATION',
      errno: 32,
      protocol: 'tcp',
      startPort: 5010,
      obstacle: {
        kind: 'reservation',
        range: { startPort: 5000, numberOfPorts: 20 },
        isSameBlock: false,
      },
    });
    const misread = await shell.type('create 5e3 20 --json');
    expect(misread).to.include({ status: 2, out: '' });
    expect(JSON.parse(misread.err)).to.include({ code: 'ERROR_INVALID_PARAMETER', errno: 87 });
    expect(JSON.parse(misread.err).message).to.contain("'5e3'");
  });

  it('marks in exclusions what an administrator has set', async () => {
    const shell = new CommandLine(
      new MemoryBackend({ administered: { tcp: [{ startPort: 7000, numberOfPorts: 10 }] } }),
    );
    expect((await shell.type('exclusions')).out).to.match(/^tcp +7000 +7009 +10 +administered +\*$/m);
    expect((await shell.type('list')).out).to.equal('');
  });

  it('adds and deletes exclusions, and lists them by store and port', async () => {
    const shell = new CommandLine();
    expect(await shell.type('exclusions add 5432 1')).to.deep.equal({
      status: 0,
      out: 'Excluded tcp 5432, now and after every restart.\n',
      err: '',
    });
    const active = await shell.type('exclusions add 5500 10 --udp --store active');
    expect(active.out).to.equal('Excluded udp 5500-5509 until the next restart.\n');
    expect((await shell.type('exclusions')).out.match(/^(tcp|udp) +\d+/gm)).to.have.length(2);
    expect((await shell.type('exclusions --store persistent')).out).to.match(
      /^tcp +5432 +5432 +1 +administered +\*$/m,
    );
    expect((await shell.type('exclusions --port 5509')).out).to.match(/^udp +5500/m);
    expect((await shell.type('exclusions --port 5510')).err).to.equal(
      'The system holds no such ports back.\n',
    );
    expect((await shell.type('exclusions delete 5432 1')).out).to.equal('Deleted the exclusion tcp 5432.\n');
    expect((await shell.type('exclusions delete 5500 10 --udp --store active')).status).to.equal(0);
    expect((await shell.type('exclusions')).out).to.equal('');
  });

  it('prints the exclusion that it has added as JSON', async () => {
    const shell = new CommandLine();
    const added = JSON.parse((await shell.type('exclusions add 5432 1 --json')).out);
    expect(added).to.deep.equal({
      protocol: 'tcp',
      startPort: 5432,
      numberOfPorts: 1,
      endPort: 5432,
      kind: 'administered',
      token: null,
      administered: true,
      inEffect: true,
      store: 'persistent',
      backend: 'memory',
    });
    const listed = JSON.parse((await shell.type('exclusions --store persistent --json')).out);
    expect(listed).to.deep.equal([added]);
  });

  it('refuses an exclusion over a runtime reservation, and says how to stop its owner', async () => {
    const runtime = { tcp: [{ startPort: 5400, numberOfPorts: 100 }] };
    const { status, err } = await new CommandLine(new MemoryBackend({ runtime })).type(
      'exclusions add 5432 1',
    );
    expect(status).to.equal(1);
    expect(err).to.contain('tcp 5400-5499, a runtime reservation').and.contain("'net stop winnat'");
  });

  it('warns of reservations that are not in effect, and lists them all the same', async () => {
    const shell = new CommandLine(new ForgottenBySystem());
    await shell.type('create 5000 20');
    for (const line of ['list', 'list --json']) {
      const { status, out, err } = await shell.type(line);
      expect(status).to.equal(0);
      expect(out).to.contain('5019');
      expect(err).to.match(/^The reservation tcp 5000-5019 is not in effect: .*port-reservation restore/);
    }
  });

  it('exits with 1 for each refusal of the system', async () => {
    const shell = new CommandLine(new MemoryBackend({ portsInUse: { tcp: [6010] } }));
    const unprivileged = new CommandLine(new MemoryBackend({ elevated: false }));
    const refusals: [CommandLine, string, string][] = [
      [shell, 'create 6000 20', 'Port 6010'],
      [shell, 'delete 5000 20', 'There is no reservation'],
      [shell, 'bind 5000 20', 'There is no reservation'],
      [shell, 'lookup 0 20', 'StartPort is 0'],
      [shell, 'lookup 5000 0', 'NumberOfPorts is 0'],
      [shell, 'lookup 65530 20', 'at most 6 ports'],
      [unprivileged, 'create 5000 20', 'may only be changed by'],
    ];
    for (const [at, line, says] of refusals) {
      const { status, out, err } = await at.type(line);
      expect({ status, out }, line).to.deep.equal({ status: 1, out: '' });
      expect(err)
        .to.match(/^port-reservation: /)
        .and.contain(says);
    }
  });

  describe('given a number that is none', () => {
    const bad = [
      '5000abc',
      '5e3',
      '0x1388',
      '',
      '65556',
      '65536',
      '-1',
      '-0',
      '+5',
      '1.5',
      ' 5',
      '05000',
      'NaN',
      '٥',
      '1_000',
      '9'.repeat(400),
    ];

    it('refuses it with its value, the rule and the way out, status 2, and asks nobody', async () => {
      const shell = new CommandLine();
      for (const command of ['lookup', 'create', 'delete', 'bind']) {
        for (const number of bad) {
          for (const [name, args] of [
            ['StartPort', [command, number, '20']],
            ['NumberOfPorts', [command, '5000', number]],
          ] as const) {
            const { status, out, err } = await shell.type(args);
            expect({ status, out }, `${args}`).to.deep.equal({ status: 2, out: '' });
            expect(err).to.contain(`${name} is '${number.slice(0, 40)}`);
            expect(err).to.contain('a whole number from 1 to 65535 in decimal digits, as in 5000');
          }
        }
      }
      expect(shell.connections).to.equal(0);
    });

    it('takes nothing but the plain decimal form of 0 to 65535', async () => {
      const shell = new CommandLine();
      const text = fc.oneof(
        fc.string(),
        fc.integer().map(String),
        fc.double().map(String),
        fc.nat(70_000).map(String),
      );
      await fc.assert(
        fc.asyncProperty(text, async (number) => {
          const value = Number(number);
          const plain = Number.isInteger(value) && value >= 0 && value <= 65535 && String(value) === number;
          // An operand may begin with a dash only behind `--`.
          const { status } = await shell.type(['lookup', '--', number, '20']);
          expect(status).to.equal(plain ? 1 : 2);
        }),
      );
    });
  });

  it('exits with 2 for a command line that it does not understand, and says what it knows', async () => {
    const shell = new CommandLine();
    const misread: [readonly string[], string][] = [
      [[], 'A command is missing. Choose one of why, free, map, lookup, create, delete'],
      [['find', '5000', '20'], "There is no command 'find'"],
      [['toString'], "There is no command 'toString'"],
      [['--udp', 'lookup', '5000', '20'], 'The command comes first'],
      [['lookup'], 'takes <StartPort> <NumberOfPorts>, and 0 operands were given'],
      [['lookup', '5000'], 'one operand was given'],
      [['lookup', '5000', '20', '30'], '3 operands were given'],
      [['list', '5000'], 'takes no operands'],
      [['exclusions', 'remove', '5000', '20'], 'takes [add|delete <StartPort> <NumberOfPorts>]'],
      [['exclusions', 'add', '5000'], 'one operand was given'],
      [['exclusions', 'add', '5000', '65536'], "NumberOfPorts is '65536'"],
      [['exclusions', '--store', 'forever'], "--store is 'forever'. It must be active or persistent"],
      [['exclusions', '--port', '5e3'], "Port is '5e3'"],
      [['list', '--store', 'active'], "Unknown option '--store'"],
      [
        ['lookup', '5000', '20', '--upd'],
        "Unknown option '--upd'. The options of this command are --udp, --json",
      ],
      [['lookup', '5000', '20', '--udp=yes'], '--udp'],
      [['lookup', '5000', '20', '--backend'], '--backend'],
      [['lookup', '5000', '20', '--backend='], '--backend is empty'],
      [['lookup', '5000', '20', '--state-directory='], '--state-directory is empty'],
      [['lookup', '5000', '20', '--backend', 'windoze'], "There is no backend 'windoze'"],
      [['restore', '--backend', 'windoze'], "There is no backend 'windoze'"],
      [['restore', '--udp'], "Unknown option '--udp'"],
      [['example', '5000', '20', '--json'], "Unknown option '--json'"],
    ];
    for (const [args, says] of misread) {
      const { status, out, err } = await shell.type(args);
      expect({ status, out }, args.join(' ')).to.deep.equal({ status: 2, out: '' });
      expect(err).to.contain(says);
    }
  });

  it('chooses the backend by --backend', async () => {
    const { status, err } = await new CommandLine(new ForgottenBySystem()).type('list --backend memory');
    expect({ status, err }).to.deep.equal({ status: 0, err: 'There are no reservations.\n' });
  });

  it('has a help that names every command and the exit statuses, and one for each command', async () => {
    const shell = new CommandLine();
    const help = await shell.type('--help');
    expect(help).to.include({ status: 0, err: '' });
    for (const command of Object.keys(commands)) {
      expect(help.out).to.match(new RegExp(`^ {2}${command} `, 'm'));
      const own = await shell.type(`${command} --help`);
      expect(own).to.include({ status: 0, err: '' });
      expect(own.out)
        .to.match(new RegExp(`^usage: port-reservation ${command} `))
        .and.contain('Exit status: 0');
      expect(await shell.type(`${command} -h 1 2 3`)).to.deep.equal(own);
    }
    expect(await shell.type('-h')).to.deep.equal(help);
    for (const line of help.out.split('\n')) expect(line.length, line).to.be.at.most(130);
  });

  it('tells its version', async () => {
    expect(await new CommandLine().type('--version')).to.deep.equal({
      status: 0,
      out: `${packageVersion()}\n`,
      err: '',
    });
  });

  it('speaks Italian where the locale is Italian, and both languages say everything', async () => {
    const shell = new CommandLine(new MemoryBackend(), 'it_IT.UTF-8');
    expect((await shell.type('lookup 5e3 20')).err).to.contain("StartPort vale '5e3'");
    expect((await shell.type('lookup 5000 20')).err).to.contain('Non esiste una prenotazione');
    expect((await shell.type('--help')).out).to.match(/^uso: port-reservation/);
    const { en, it } = cliCatalogues;
    expect(Object.keys(it ?? {})).to.have.members(Object.keys(en));
    for (const command of Object.keys(commands) as (keyof typeof commands)[]) {
      expect(it?.helpOf[command]()).not.to.equal(en.helpOf[command]());
    }
  });

  describe('bind', () => {
    it('prints the port, holds it until it is released, and gives it back', async () => {
      const shell = new CommandLine();
      await shell.type('create 42500 3');
      let taken: unknown;
      shell.released = async () => {
        taken = await occupyWithSocket('tcp', 42500).catch((error) => error.code);
      };
      const held = await shell.type('bind 42500 3');
      expect(held).to.deep.equal({
        status: 0,
        out: '42500\n',
        err: 'Holding tcp 42500 until Ctrl+C, SIGTERM or the end of input.\n',
      });
      expect(taken).to.equal('EADDRINUSE');
      await (await occupyWithSocket('tcp', 42500))();
    });

    it('tells more of it in JSON', async () => {
      const shell = new CommandLine();
      await shell.type('create --udp 42500 3');
      shell.released = async () => {};
      const { out } = await shell.type('bind --udp 42500 3 --json');
      expect(JSON.parse(out)).to.deep.equal({
        protocol: 'udp',
        port: 42500,
        address: '0.0.0.0',
        family: 'IPv4',
      });
    });

    it('exits with 1 when no port is left', async () => {
      const shell = new CommandLine();
      await shell.type('create 42500 1');
      const release = await occupyWithSocket('tcp', 42500);
      try {
        const { status, err } = await shell.type('bind 42500 1');
        expect(status).to.equal(1);
        expect(err).to.contain('None of the 1 ports of tcp 42500 is free');
      } finally {
        await release();
      }
    });
  });

  it('has nothing to restore where the system keeps reservations itself', async () => {
    const shell = new CommandLine();
    const { status, err } = await shell.type('restore --backend memory');
    expect(status).to.equal(0);
    expect(err).to.contain('nothing to restore');
    expect((await shell.type('restore --backend memory --json')).out).to.equal('[]\n');
  });

  it('does not hide a fault of its own behind a sentence', async () => {
    class Faulty extends MemoryBackend {
      override create(): Promise<bigint> {
        return Promise.reject(new TypeError('a fault'));
      }
    }
    const outcome = await new CommandLine(new Faulty()).type('create 5000 20').catch((error) => error);
    expect(outcome).to.be.instanceOf(TypeError);
  });

  it('names the code of a refusal that it has no sentence for', async () => {
    class Odd extends MemoryBackend {
      override create(): Promise<bigint> {
        return Promise.reject(new NativeFailure('CreatePersistentTcpPortReservation', Win32.WSAEOPNOTSUPP));
      }
    }
    const { status, err } = await new CommandLine(new Odd()).type('create 5000 20');
    expect(status).to.equal(1);
    expect(err).to.contain('WSAEOPNOTSUPP (10045)');
  });
});
