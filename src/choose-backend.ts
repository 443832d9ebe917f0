import type { BackendOptions, ReservationBackend } from './backend';
import { PortReservationError } from './errors';
import { LinuxBackend } from './linux/linux-backend';
import { MemoryBackend } from './memory/memory-backend';
import type { Messages } from './messages';
import { UnsupportedBackend } from './unsupported-backend';
import { show } from './validation';
import { Win32 } from './win32';
import { WindowsBackend } from './windows/windows-backend';

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
