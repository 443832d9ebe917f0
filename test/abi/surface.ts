import * as path from 'node:path';
import { run } from '../support/run';

/** A P/Invoke declaration; types by .NET's short names, with `&` where one is passed by reference. */
export interface NativeFunction {
  readonly library: string;
  readonly name: string;
  readonly callingConvention: string;
  readonly returns: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/** A structure that the shim writes byte by byte. */
export interface Layout {
  readonly name: string;
  readonly size: number;
  readonly offsets: Readonly<Record<string, number>>;
  /** What it writes as the address family. */
  readonly family: number;
}

/** What the built shim believes about Windows. */
export interface Surface {
  readonly functions: readonly NativeFunction[];
  /** Named as in `NativeMethods.WsaFlagOverlapped`. */
  readonly constants: readonly { readonly name: string; readonly value: number }[];
  readonly layouts: readonly Layout[];
}

const project = path.join(__dirname, 'surface');

/** Reads the shim's beliefs out of the DLL itself, so that they cannot differ from what ships. */
export async function surfaceOf(shim: string): Promise<Surface> {
  return JSON.parse(await run('dotnet', ['run', '--project', project, '--', shim])) as Surface;
}
