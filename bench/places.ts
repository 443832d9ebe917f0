import { whyNoEngine } from '../test/powershell/engine';
import { insideNamespace } from '../test/support/linux-namespace';
import { insideOwnPorts } from '../test/support/own-ports';
import { buildStandIns, standInsUnavailable } from '../test/support/standins';
import type { Place } from './row';

/** Anywhere. */
export const here: Place = { unavailable: () => undefined };

/** Where the real shim meets stand-ins for Windows' DLLs. */
export const onStandIns: Place = { unavailable: standInsUnavailable, setUp: buildStandIns };

/** Where the kernel's list is nobody else's. */
export const inOwnNamespace: Place = {
  unavailable: () =>
    insideOwnPorts.length > 0 ? undefined : 'it takes Linux, and the right to make a network namespace',
  inside: insideNamespace,
};

/** Where there is the PowerShell that the tests run in. */
export const withPowerShell: Place = { unavailable: () => whyNoEngine() };
