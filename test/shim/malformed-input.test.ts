import { expect } from 'chai';
import { loadEdge } from '../../src/backends/windows/edge';
import { findInstallation } from '../../src/backends/windows/installation';
import { Win32 } from '../../src/contract/win32';
import { type WindowsOnStandIns, windowsBackendOnStandIns } from '../support/standins';

const strangers = [
  undefined,
  null,
  true,
  1.5,
  Number.NaN,
  2 ** 40,
  '5000',
  '',
  [],
  [5000, 20],
  {},
  { startPort: 5000 },
];
const address = Buffer.from('127.0.0.1');
const bindRequest = (protocol: number, host: Buffer) =>
  Buffer.concat([Buffer.alloc(8), Buffer.of(protocol), host]);

/** What each method takes is in the shim's own documentation; here is what it must survive. */
const malformed: Readonly<Record<string, readonly unknown[]>> = {
  'Reservations.CreateTcp': [...strangers, Buffer.alloc(4)],
  'Reservations.CreateUdp': [...strangers, Buffer.alloc(4)],
  'Reservations.DeleteTcp': [...strangers, Buffer.alloc(4)],
  'Reservations.DeleteUdp': [...strangers, Buffer.alloc(4)],
  'Reservations.LookupTcp': [...strangers, Buffer.alloc(4)],
  'Reservations.LookupUdp': [...strangers, Buffer.alloc(4)],
  'Reservations.LookupManyTcp': [...strangers, 5000, Buffer.alloc(1), Buffer.alloc(7)],
  'Reservations.LookupManyUdp': [...strangers, 5000, Buffer.alloc(1), Buffer.alloc(7)],
  'Sockets.Bind': [
    ...strangers,
    5000,
    Buffer.alloc(0),
    Buffer.alloc(9),
    bindRequest(6, Buffer.from('localhost')),
    bindRequest(6, Buffer.from('127.0.0.1:80')),
    bindRequest(6, Buffer.alloc(1_000_000, 0xff)),
    bindRequest(0, address),
    bindRequest(1, address),
  ],
  'Sockets.Close': [...strangers, 5000, Buffer.alloc(0), Buffer.alloc(4), Buffer.alloc(9)],
  'SystemInformation.Message': [...strangers, Buffer.alloc(4)],
  'SystemInformation.OemText': [...strangers, 850],
  'SystemInformation.SystemDirectory': strangers,
};

describe('the shim, given what it does not take', () => {
  let windows: WindowsOnStandIns;

  before(() => {
    windows = windowsBackendOnStandIns();
  });
  after(() => windows.dispose());

  for (const [method, inputs] of Object.entries(malformed)) {
    it(`answers ERROR_INVALID_PARAMETER from ${method}, as data and without a native call`, () => {
      const [type, methodName] = method.split('.') as [string, string];
      const installation = findInstallation();
      const call = loadEdge(installation, 'core').func({
        assemblyFile: installation.shim,
        typeName: `PortReservation.Shim.${type}`,
        methodName,
      });
      for (const input of inputs) {
        expect(call(input, true), String(input)).to.equal(Win32.ERROR_INVALID_PARAMETER);
      }
      expect(windows.machine.lastPassed()).to.deep.equal({ startPort: 0, numberOfPorts: 0 });
      for (const name of ['WSAIoctl', 'bind', 'closesocket'] as const) {
        expect(windows.machine.calls(name)).to.equal(0);
      }
    });
  }
});
