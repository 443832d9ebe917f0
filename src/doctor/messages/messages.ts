import type { CheckStatus } from '../../contract/diagnostics';
import type { Block } from '../../contract/reservation';

/** Every sentence of `doctor` that speaks of no backend's own parts, one catalogue a language. */
export interface DoctorMessages {
  readonly platform: {
    readonly title: string;
    readonly unsupported: string;
    /** `build` is the oldest build of Windows that is none too old. */
    tooOld(build: number): string;
  };
  readonly dynamicRange: {
    readonly title: string;
    tooLow(range: string): string;
    tooSmall(range: string): string;
    remedy(platform: NodeJS.Platform): string;
  };
  readonly node: {
    readonly title: string;
    tooOld(found: string, required: string): string;
  };
  readonly backend: {
    readonly title: string;
  };
  readonly elevation: {
    readonly title: string;
    readonly elevated: string;
    readonly notElevated: string;
    readonly unknown: string;
    remedy(platform: NodeJS.Platform): string;
  };
  readonly lookup: {
    readonly title: string;
    answered(block: string): string;
    neverNotFound(protocol: string, count: number): string;
    readonly remedy: string;
  };
  readonly report: ReportMessages;
  readonly bridge: {
    readonly title: string;
    answered(startMilliseconds: number, roundTripMilliseconds: number): string;
    silent(seconds: number): string;
    ended(code: string, stderr: string): string;
    readonly remedy: string;
  };
  readonly probe: {
    needsElevation(platform: NodeJS.Platform): string;
    noFreeBlock(attempts: number): string;
    readonly questions: Readonly<Record<ProbeQuestion, (tool: string) => string>>;
    readonly yes: string;
    readonly no: string;
    readonly notObserved: string;
    readonly noOtherProcess: string;
    readonly stillElevated: string;
    readonly notElevatedEither: string;
    row(block: string, administered: boolean): string;
    noRow(block: string): string;
    token(token: string): string;
    otherToken(token: string): string;
    bound(port: number): string;
    drewInside(port: number, block: string): string;
    drewOutside(port: number, block: string): string;
    usedUp(count: number, code: string): string;
    neverUsedUp(count: number): string;
    deletedWithSockets(count: number): string;
    survived(tool: string): string;
    gone(tool: string): string;
    notInEffect(tool: string): string;
    notRecreated(message: string): string;
    leftover(block: Block, means: string, message: string): string;
  };
}

/** What a report is made of beside the checks and observations themselves. */
export interface ReportMessages {
  readonly statuses: Readonly<Record<CheckStatus, string>>;
  /** What the probe will do, and whether it may. */
  readonly mayProbe: string;
  readonly answerToYes: string;
  readonly notAsked: string;
  readonly notProbed: string;
  probed(block: string, excluded: string): string;
  readonly clean: string;
  readonly interrupted: string;
  stopped(message: string): string;
}

/** What a probe finds out, in this order. */
export type ProbeQuestion =
  | 'row.starred'
  | 'bind.ordinary'
  | 'bind.associated'
  | 'lookup.unelevated'
  | 'bind.ordinary.unelevated'
  | 'bind.associated.unelevated'
  | 'bind.usedUp'
  | 'delete.socketOpen'
  | 'exclusion.lookup'
  | 'exclusion.starred'
  | 'reservation.deletedByTool';
