import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { WindowsBackend, type WindowsBackendOptions } from '../../src/backends/windows/windows-backend';
import type { PortRange, Protocol } from '../../src/contract/reservation';
import { root } from './build';
import { occupyWithSocket } from './occupy';

const sources = path.join(root, 'test', 'native');
const built = path.join(root, '.cache', 'standins');
const stateVariable = 'PORT_RESERVATION_STANDIN_STATE';

const compilerFlags = ['-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', '-fPIC', '-fvisibility=hidden'];
const common = ['state.c', 'platform-linux.c'];
const targets: Readonly<Record<string, readonly string[]>> = {
  'libiphlpapi.so': ['-shared', 'iphlpapi.c', 'socket-tables-linux.c', ...common],
  'libws2_32.so': ['-shared', 'ws2_32-linux.c', 'association.c', ...common],
  'libkernel32.so': ['-shared', 'kernel32-linux.c'],
  netsh: ['netsh.c', ...common],
  whoami: ['whoami.c', ...common],
  'check-iphlpapi': ['check-iphlpapi.c', 'iphlpapi.c', ...common],
};

/** Where the stand-ins' executables are, once {@link buildStandIns} has run. */
export const standInPrograms = {
  netsh: path.join(built, 'netsh'),
  whoami: path.join(built, 'whoami'),
  checkIphlpapi: path.join(built, 'check-iphlpapi'),
} as const;

/** What this machine lacks to run the real shim against the stand-ins; undefined where it lacks nothing. */
export function standInsUnavailable(): string | undefined {
  if (process.platform !== 'linux') return 'the stand-ins take the place of DLLs on Linux only';
  if (spawnSync('gcc', ['--version']).status !== 0) return 'it takes gcc, to compile the stand-ins';
  if (spawnSync('dotnet', ['--version']).status !== 0)
    return 'it takes the .NET SDK, to build and host the shim';
  if (!existsSync(path.join(root, 'node_modules/edge-js/build/Release/edge_coreclr.node'))) {
    return 'edge-js has no compiled part; `npm rebuild edge-js` makes it and shows what hinders it';
  }
  return undefined;
}

/** Compiles what is out of date, and answers the environment in which a process finds the stand-ins. */
export function buildStandIns(): Record<string, string> {
  mkdirSync(built, { recursive: true });
  const newestSource = Math.max(...readdirSync(sources).map((file) => modified(path.join(sources, file))));
  for (const [target, inputs] of Object.entries(targets)) {
    const output = path.join(built, target);
    if (existsSync(output) && modified(output) > newestSource) continue;
    // Renamed into place, for another process may have the old one loaded.
    const fresh = `${output}.${process.pid}`;
    execFileSync('gcc', [...compilerFlags, '-o', fresh, ...inputs], { cwd: sources, stdio: 'inherit' });
    renameSync(fresh, output);
  }
  return { LD_LIBRARY_PATH: built };
}

/** A block that the stand-ins hold, as the C structure `block` has it. */
export interface StandInBlock extends PortRange {
  readonly protocol: Protocol;
  readonly token: bigint;
  readonly kind: 'reservation' | 'foreign' | 'administered';
}

/** STORE_ACTIVE and STORE_PERSISTENT of test/native/state.h. */
const bothStores = 3;

const kinds = ['reservation', 'foreign', 'administered'] as const;
const protocolNumbers = { tcp: 6, udp: 17 } as const;
const callNames = [
  'CreatePersistentTcpPortReservation',
  'DeletePersistentTcpPortReservation',
  'LookupPersistentTcpPortReservation',
  'CreatePersistentUdpPortReservation',
  'DeletePersistentUdpPortReservation',
  'LookupPersistentUdpPortReservation',
  'WSAIoctl',
  'bind',
  'closesocket',
] as const;

/** The layout of `struct state` in test/native/state.h. */
const layout = {
  notElevated: 0,
  blockCount: 4,
  calls: 16,
  lastStartPort: 52,
  lastNumberOfPorts: 54,
  blocks: 64,
};
const blockSize = 16;

/** The memory of a stand-in Windows, in a file that the stand-ins of all processes share. */
export class StandInMachine {
  readonly stateFile: string;
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-standins-'));
    this.stateFile = path.join(this.#folder, 'state');
    writeFileSync(this.stateFile, Buffer.alloc(layout.blocks));
  }

  /** The variables for a process that shall live on this machine. */
  get environment(): Record<string, string> {
    return { [stateVariable]: this.stateFile };
  }

  /** From now on every caller is elevated, or none is. */
  setElevated(elevated: boolean): void {
    const state = this.#read();
    state.writeUInt32LE(elevated ? 0 : 1, layout.notElevated);
    writeFileSync(this.stateFile, state);
  }

  /** Adds a block that a service keeps, or one that an administrator has excluded persistently. */
  hold(protocol: Protocol, range: PortRange, kind: 'foreign' | 'administered'): void {
    const count = this.blocks().length;
    const end = layout.blocks + (count + 1) * blockSize;
    const read = this.#read();
    const state = read.length < end ? Buffer.concat([read], end) : read;
    const at = layout.blocks + count * blockSize;
    state.writeUInt16LE(range.startPort, at + 8);
    state.writeUInt16LE(range.numberOfPorts, at + 10);
    state.writeUInt8(protocolNumbers[protocol], at + 12);
    state.writeUInt8(kinds.indexOf(kind) + 1, at + 13);
    state.writeUInt16LE(kind === 'administered' ? bothStores : 0, at + 14);
    state.writeUInt32LE(count + 1, layout.blockCount);
    writeFileSync(this.stateFile, state);
  }

  /** Every block as the stand-in received it: in host byte order, once it has undone the caller's swap. */
  blocks(): StandInBlock[] {
    const state = this.#read();
    return Array.from({ length: state.readUInt32LE(layout.blockCount) }, (_unused, index) => {
      const at = layout.blocks + index * blockSize;
      return {
        token: state.readBigUInt64LE(at),
        startPort: state.readUInt16LE(at + 8),
        numberOfPorts: state.readUInt16LE(at + 10),
        protocol: state.readUInt8(at + 12) === protocolNumbers.tcp ? 'tcp' : 'udp',
        kind: kinds[state.readUInt8(at + 13) - 1] ?? 'foreign',
      };
    });
  }

  /** How often a function was called since the machine was made. */
  calls(name: (typeof callNames)[number]): number {
    return this.#read().readUInt32LE(layout.calls + callNames.indexOf(name) * 4);
  }

  /** What the last call of iphlpapi passed, in host byte order once the stand-in has undone the caller's swap. */
  lastPassed(): PortRange {
    const state = this.#read();
    return {
      startPort: state.readUInt16LE(layout.lastStartPort),
      numberOfPorts: state.readUInt16LE(layout.lastNumberOfPorts),
    };
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #read(): Buffer {
    return readFileSync(this.stateFile);
  }
}

/** A Windows backend on a machine of its own, in the form that the contract suite takes. */
export interface WindowsOnStandIns {
  readonly backend: WindowsBackend;
  readonly machine: StandInMachine;
  occupy(protocol: Protocol, port: number): Promise<() => Promise<void>>;
  dispose(): Promise<void>;
}

/**
 * The Windows backend with the real edge-js and the real shim, on a fresh stand-in machine. The process must have
 * been started in the environment of {@link buildStandIns}, and lives on one machine at a time.
 */
export function windowsBackendOnStandIns(options: WindowsBackendOptions = {}): WindowsOnStandIns {
  if (process.env['LD_LIBRARY_PATH'] !== built) {
    throw new Error(`Start this process with LD_LIBRARY_PATH=${built}, as the tier 'shim' does.`);
  }
  const machine = new StandInMachine();
  Object.assign(process.env, machine.environment);
  return {
    backend: new WindowsBackend({
      netsh: standInPrograms.netsh,
      whoami: standInPrograms.whoami,
      ...options,
    }),
    machine,
    occupy: occupyWithSocket,
    async dispose() {
      delete process.env[stateVariable];
      machine.dispose();
    },
  };
}

function modified(file: string): number {
  return statSync(file).mtimeMs;
}
