import { expect } from 'chai';
import { findInstallation } from '../../src/backends/windows/installation';
import { Win32 } from '../../src/contract/win32';
import { type Claim, claimOfConstant, claimsOf } from './claims';
import { deniedBy, type Headers } from './headers';
import { mingwHeaders } from './mingw-headers';
import { mistakes } from './mistakes';
import { type Surface, surfaceOf } from './surface';
import { fetchWindowsSdk, windowsSdkHeaders } from './windows-sdk-headers';

describe('what the shim believes about Windows', () => {
  let surface: Surface;

  before(async function () {
    this.timeout('2 minutes');
    surface = await surfaceOf(findInstallation().shim);
  });

  it('is about the six functions of iphlpapi and its tables of sockets, the Winsock calls of a bind and the reader of OEM text', () => {
    const declared = surface.functions.map(({ library, name }) => `${library}!${name}`);
    expect(declared).to.have.members([
      ...['Create', 'Delete', 'Lookup'].flatMap((verb) =>
        ['Tcp', 'Udp'].map((protocol) => `iphlpapi!${verb}Persistent${protocol}PortReservation`),
      ),
      ...['WSAStartup', 'WSASocketW', 'WSAIoctl', 'bind', 'getsockname', 'closesocket'].map(
        (name) => `ws2_32!${name}`,
      ),
      'iphlpapi!GetExtendedTcpTable',
      'iphlpapi!GetExtendedUdpTable',
      'kernel32!MultiByteToWideChar',
    ]);
  });

  for (const headers of mingwHeaders) agreesWith(headers);

  describe('against Microsoft’s own headers', () => {
    before(async function () {
      this.timeout('5 minutes');
      const reason = await fetchWindowsSdk();
      if (reason !== undefined) {
        console.log(`      ${reason}`);
        this.skip();
      }
    });

    for (const headers of windowsSdkHeaders) agreesWith(headers);
  });

  function agreesWith(headers: Headers): void {
    describe(`agrees with the headers of ${headers.name}`, function () {
      this.timeout('1 minute');
      const mistakesThatShow = mistakes.filter(({ bits = headers.bits }) => bits === headers.bits);

      it('in every prototype, constant and structure', () => {
        const claims = [...claimsOf(surface), ...win32Claims()];
        expect(claims.length).to.be.greaterThan(70);
        expect(deniedBy(headers, claims)).to.deep.equal([]);
      });

      for (const { name, suffers, make } of mistakesThatShow) {
        it(`and would not with ${name}`, () => {
          const denied = deniedBy(headers, claimsOf(make(surface)));
          expect(denied).to.have.lengthOf(1);
          expect(denied[0]).to.include(suffers);
        });
      }
    });
  }
});

/** The codes that the TypeScript half speaks of, which carry their names in winerror.h. */
function win32Claims(): Claim[] {
  return Object.entries(Win32).map(([name, code]) => claimOfConstant(name, code));
}
