import * as os from 'node:os';
import type { Check, Diagnostics } from '../contract/diagnostics';
import { formatRange, protocols } from '../contract/reservation';
import { requiredNodeVersion } from '../contract/version';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import type { PortReservations } from '../core/port-reservations';
import { randomBlock } from './blocks';
import { dynamicRangeCheck } from './dynamic-range-check';
import { type DoctorMessages, doctorMessagesFor } from './messages';

/**
 * Looks at every part of the chain below, down to the system's functions, and changes nothing.
 *
 * @returns A check for each part, in the language of the reservations. It never rejects: what is broken is a check
 * that failed.
 *
 * @example
 * ```ts
 * const checks = await diagnose(new PortReservations());
 * const broken = checks.filter(({ status }) => status === 'failed');
 * ```
 */
export async function diagnose(reservations: PortReservations): Promise<Check[]> {
  const diagnostics = reservations.diagnostics();
  const messages = doctorMessagesFor(reservations.locale);
  return [
    platformCheck(process.platform, os.release(), messages),
    nodeCheck(process.versions.node, messages),
    { id: 'backend', title: messages.backend.title, status: 'ok', detail: reservations.backendName },
    ...(await diagnostics.checks()),
    await elevationCheck(diagnostics, messages),
    await lookupCheck(reservations, messages),
    await dynamicRangeCheck(reservations, messages),
  ];
}

/**
 * The oldest build of Windows on which, by msquic's account, reservations can be used safely: Windows 10 1809 and
 * Server 2019.
 */
const oldestSafeBuild = 17763;

/** @param release - As the system names it: on Windows `10.0.17763`. */
export function platformCheck(system: NodeJS.Platform, release: string, { platform }: DoctorMessages): Check {
  const seen = {
    id: 'platform',
    title: platform.title,
    detail: `${system} ${release}, ${process.arch}`,
  };
  if (system !== 'win32' && system !== 'linux') {
    return { ...seen, status: 'failed', remedy: platform.unsupported };
  }
  const build = Number(release.split('.')[2]);
  return system === 'win32' && build < oldestSafeBuild
    ? { ...seen, status: 'warning', remedy: platform.tooOld(oldestSafeBuild) }
    : { ...seen, status: 'ok' };
}

/** @param found - A version of Node, as in `20.19.0`. */
export function nodeCheck(found: string, { node }: DoctorMessages): Check {
  const required = requiredNodeVersion();
  const seen = { id: 'node', title: node.title, detail: `${found}, ${process.arch}` };
  return isAtLeast(found, required)
    ? { ...seen, status: 'ok' }
    : { ...seen, status: 'failed', remedy: node.tooOld(found, required) };
}

function isAtLeast(found: string, required: string): boolean {
  return found.localeCompare(required, 'en', { numeric: true }) >= 0;
}

async function elevationCheck(diagnostics: Diagnostics, { elevation }: DoctorMessages): Promise<Check> {
  const seen = { id: 'elevation', title: elevation.title };
  switch (await diagnostics.isElevated()) {
    case true:
      return { ...seen, status: 'ok', detail: elevation.elevated };
    case false: {
      const remedy = elevation.remedy(process.platform);
      return { ...seen, status: 'warning', detail: elevation.notElevated, remedy };
    }
    default:
      return { ...seen, status: 'skipped', detail: elevation.unknown };
  }
}

/** So many random blocks that not all of them can be somebody's. */
const manyBlocks = 5;

async function lookupCheck(reservations: PortReservations, { lookup }: DoctorMessages): Promise<Check> {
  const seen = { id: 'lookup', title: lookup.title };
  const blocks = Array.from({ length: manyBlocks }, randomBlock);
  const looked: string[] = [];
  for (const protocol of protocols) {
    const answers = await reservations.lookupMany(protocol, blocks).catch((error: Error) => [error]);
    const refusals = answers.filter((answer) => answer instanceof Error);
    const unexpected = refusals.find((refusal) => !isNotFound(refusal));
    const block = blocks[answers.findIndex(isNotFound)];
    if (unexpected !== undefined || block === undefined) {
      const detail = unexpected?.message ?? lookup.neverNotFound(protocol, manyBlocks);
      return { ...seen, status: 'failed', detail, remedy: lookup.remedy };
    }
    looked.push(`${protocol} ${formatRange(block)}`);
  }
  return { ...seen, status: 'ok', detail: lookup.answered(looked.join(', ')) };
}

function isNotFound(answer: unknown): boolean {
  return answer instanceof PortReservationError && answer.errno === Win32.ERROR_NOT_FOUND;
}
