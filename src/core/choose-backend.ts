import { LinuxBackend } from '../backends/linux/linux-backend';
import { MemoryBackend } from '../backends/memory/memory-backend';
import { UnsupportedBackend } from '../backends/unsupported-backend';
import { WindowsBackend } from '../backends/windows/windows-backend';
import type { BackendOptions, ReservationBackend } from '../contract/backend';
import { Win32 } from '../contract/win32';
import { PortReservationError } from './errors';
import type { Messages } from './messages';
import { show } from './validation';

/** What a user may set without making a backend; each backend takes what concerns it. */
export interface BackendSettings extends BackendOptions {
  /** The folder of the Linux backend's store. Default: the system's own (see docs/architecture.md). */
  readonly stateDirectory?: string;
  /** The .NET runtime that hosts the shim on Windows. Default: `framework`, unless EDGE_USE_CORECLR is set. */
  readonly clr?: 'framework' | 'core';
}

const makers = {
  windows: (settings: BackendSettings) => new WindowsBackend(settings),
  linux: (settings: BackendSettings) => new LinuxBackend(settings),
  memory: (settings: BackendSettings) => new MemoryBackend(settings),
  unsupported: () => new UnsupportedBackend(),
};

/** The names under which {@link chooseBackend} knows the backends; the last one refuses every call. */
export type BackendName = keyof typeof makers;

const choices = ['windows', 'linux', 'memory'];

/** The platform's own backend. */
export function platformBackend(): BackendName {
  switch (process.platform) {
    case 'win32':
      return 'windows';
    case 'linux':
      return 'linux';
    default:
      return 'unsupported';
  }
}

/**
 * The backend with this name. Nothing native is loaded before its first call, so that importing the package
 * succeeds anywhere.
 */
export function chooseBackend(
  name: string,
  settings: BackendSettings,
  messages: Messages,
): ReservationBackend {
  if (Object.hasOwn(makers, name)) return makers[name as BackendName](settings);
  throw new PortReservationError(messages.notABackend(show(name), choices.join(', ')), {
    errno: Win32.ERROR_INVALID_PARAMETER,
    syscall: 'chooseBackend',
  });
}
