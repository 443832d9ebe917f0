import { type BackendOptions, NativeFailure } from '../../contract/backend';
import { Win32 } from '../../contract/win32';
import { type Clr, defaultClr } from './edge';
import { isElevated } from './elevation';
import { findInstallation, type Installation } from './installation';
import { Shim } from './shim';
import { systemProgram } from './system-program';

/** What a `WindowsBackend` takes. */
export interface WindowsBackendOptions extends BackendOptions {
  /**
   * The .NET runtime that hosts the shim. Default: .NET Framework, unless the variable EDGE_USE_CORECLR is set. One
   * process can use one of them only. Off Windows it is always CoreCLR.
   */
  readonly clr?: Clr;
  /** The absolute path of netsh. Default: the one in Windows' system directory. */
  readonly netsh?: string;
  /** The absolute path of whoami, which tells `doctor` of elevation. Default: the one in Windows' system directory. */
  readonly whoami?: string;
}

/** Windows as the parts of the backend have it: the shim, which is loaded when first needed, and Windows' own programs. */
export class WindowsSystem {
  readonly installation: Installation = findInstallation();
  #loaded: Shim | undefined;

  constructor(private readonly options: WindowsBackendOptions) {}

  get clr(): Clr {
    return this.options.clr ?? defaultClr();
  }

  /** The shim; what is missing shows as the failure of the call that needs it. */
  shim(caller: string): Shim {
    return this.#loaded ?? this.#partOf(caller, () => this.load());
  }

  /** The shim, or whatever keeps it from loading. */
  load(): Shim {
    this.#loaded ??= new Shim(this.installation, this.clr);
    return this.#loaded;
  }

  /** The absolute path of netsh, of which a missing one is the caller's failure. */
  netsh(caller: string): string {
    return this.#partOf(caller, () => this.program('netsh'));
  }

  /** The absolute path of one of Windows' own programs; throws where there is none. */
  program(name: 'netsh' | 'whoami' | 'runas'): string {
    const given: Partial<Record<typeof name, string>> = this.options;
    return given[name] ?? systemProgram(this.load().systemDirectory(), name);
  }

  /** Undefined where the system does not tell. */
  async isElevated(): Promise<boolean | undefined> {
    try {
      return await isElevated(this.program('whoami'));
    } catch {
      return undefined;
    }
  }

  /** Whether somebody listens to {@link trace}. */
  get isTraced(): boolean {
    return this.options.onNativeCall !== undefined;
  }

  trace(name: string, errno: number, detail: string): void {
    this.options.onNativeCall?.({ name, errno, detail });
  }

  #partOf<T>(caller: string, find: () => T): T {
    try {
      return find();
    } catch (cause) {
      throw new NativeFailure(caller, Win32.ERROR_NOT_SUPPORTED, undefined, { cause });
    }
  }
}
