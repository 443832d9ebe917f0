import type { BoundPort } from '../contract/backend';
import type { ProbeTools } from '../contract/diagnostics';
import {
  endPortOf,
  formatRange,
  type HeldRange,
  type PortRange,
  type Protocol,
  sameRange,
} from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { messagesFor } from '../core/messages';
import type { PortReservations } from '../core/port-reservations';
import { ParameterCheck } from '../core/validation';
import { twoFreeBlocks } from './blocks';
import { CleanUp } from './clean-up';
import { type DoctorMessages, doctorMessagesFor, type ProbeQuestion } from './messages';
import { bindOrdinarily, bindWithToken, type Outcome, outcomeOf } from './outcome';
import { encodeTrial, type TrialResult } from './trial';

/** One thing that a probe saw. No answer is right or wrong: it is what this system does. */
export interface Observation {
  readonly id: ProbeQuestion;
  readonly question: string;
  /** `yes`, `no`, a code's name as in `WSAEACCES`, or null where it could not be observed. */
  readonly answer: string | null;
  /** What was seen, or why nothing was. */
  readonly detail: string;
}

/** What a probe did and saw. */
export interface ProbeReport {
  readonly protocol: Protocol;
  /** The block that was reserved for a moment. */
  readonly block: PortRange;
  /** The block that was excluded for a moment. */
  readonly excluded: PortRange;
  readonly observations: readonly Observation[];
  /** Whether the signal ended the probe before all was observed. */
  readonly interrupted: boolean;
  /** What ended the probe before all was observed, where that was no signal. */
  readonly error?: string;
  /** What could not be removed, and how to remove it by hand; empty unless something went very wrong. */
  readonly leftovers: readonly string[];
}

type Seen = Pick<Observation, 'answer' | 'detail'>;

/** How often to look for free blocks. */
const attempts = 200;

/**
 * Reserves a block of free ports, observes what the system does with it, and takes away everything that it made, also
 * after a failure. docs/doctor.md says what there is to observe.
 *
 * @param signal - Ends the probe before its next step; it resolves as always, once everything is taken away.
 * @throws {@link PortReservationError} with ERROR_INVALID_PARAMETER for another protocol than `tcp` and `udp`,
 * ERROR_ACCESS_DENIED without elevation, or ERROR_SHARING_VIOLATION where no free block is found. Nothing was made then.
 *
 * @example
 * ```ts
 * const { observations } = await probe(new PortReservations(), 'tcp');
 * ```
 */
export async function probe(
  reservations: PortReservations,
  protocol: Protocol,
  signal: AbortSignal = new AbortController().signal,
): Promise<ProbeReport> {
  const { locale } = reservations;
  const messages = doctorMessagesFor(locale);
  new ParameterCheck('probe', messagesFor(locale)).protocol(protocol);
  const diagnostics = reservations.diagnostics();
  if ((await diagnostics.isElevated()) === false) {
    throw refusal(Win32.ERROR_ACCESS_DENIED, messages.probe.needsElevation(process.platform), protocol);
  }
  const blocks = await twoFreeBlocks(protocol, reservations, attempts);
  if (blocks === undefined) {
    throw refusal(Win32.ERROR_SHARING_VIOLATION, messages.probe.noFreeBlock(attempts), protocol);
  }
  const [block, excluded] = blocks;
  const run = new ProbeRun(reservations, diagnostics.tools, messages.probe, protocol, signal);
  const error = await run.observe(block, excluded).catch((failure: Error) => failure);
  const leftovers = (await run.cleanUp.run()).map(({ message }) => message);
  const { observations } = run;
  const report = { protocol, block, excluded, observations, interrupted: signal.aborted, leftovers };
  return error === undefined || signal.aborted ? report : { ...report, error: error.message };
}

function refusal(errno: number, message: string, protocol: Protocol): PortReservationError {
  return new PortReservationError(message, { errno, syscall: 'probe', protocol });
}

class ProbeRun {
  readonly observations: Observation[] = [];
  readonly cleanUp = new CleanUp();

  constructor(
    private readonly reservations: PortReservations,
    private readonly tools: ProbeTools | undefined,
    private readonly messages: DoctorMessages['probe'],
    private readonly protocol: Protocol,
    private readonly signal: AbortSignal,
  ) {}

  async observe(block: PortRange, excluded: PortRange): Promise<void> {
    const token = await this.#reserve(block);
    await this.#see('row.starred', () => this.#starred(block));
    await this.#see('bind.ordinary', async () => this.#refused(await this.#bindOrdinarily(block)));
    await this.#see('bind.associated', async () => this.#drawn(await this.#bindWithToken(block), block));
    await this.#withoutElevation(block, token);
    const held: BoundPort[] = [];
    this.cleanUp.add(async () => closeAll(held));
    await this.#see('bind.usedUp', () => this.#useUp(block, held));
    await this.#see('delete.socketOpen', () => this.#deleteUnder(block, held.length));
    await closeAll(held);
    await this.#withTool(block, excluded);
  }

  async #reserve(block: PortRange): Promise<bigint> {
    this.signal.throwIfAborted();
    const { token } = await this.reservations.create(this.protocol, block);
    this.cleanUp.add(() => this.#removeReservation(block));
    return token;
  }

  /** Looks at one thing; what keeps it from being seen is the observation then. */
  async #see(id: ProbeQuestion, look: () => Promise<Seen>): Promise<void> {
    this.signal.throwIfAborted();
    const seen = await look().catch((error: Error): Seen => ({ answer: null, detail: oneLine(error) }));
    // Ctrl+C reaches the programs that a look starts, too.
    this.signal.throwIfAborted();
    const question = this.messages.questions[id](this.tools?.tool ?? '');
    this.observations.push({ id, question, ...seen });
  }

  async #starred(range: PortRange): Promise<Seen> {
    const row = await this.#rowOf(range);
    const name = formatRange(range);
    if (row === undefined) return { answer: null, detail: this.messages.noRow(name) };
    const isStarred = row.kind === 'administered';
    return { answer: yesOrNo(isStarred), detail: this.messages.row(name, isStarred) };
  }

  async #rowOf(range: PortRange): Promise<HeldRange | undefined> {
    const rows = await this.reservations.heldRanges({ protocol: this.protocol });
    return rows.find((row) => sameRange(row, range));
  }

  #bindOrdinarily({ startPort }: PortRange): Promise<Outcome<number>> {
    return outcomeOf(bindOrdinarily(this.protocol, startPort));
  }

  #bindWithToken(block: PortRange): Promise<Outcome<number>> {
    return outcomeOf(bindWithToken(this.reservations, this.protocol, block));
  }

  #refused(outcome: Outcome<number>): Seen {
    return 'value' in outcome
      ? { answer: 'no', detail: this.messages.bound(outcome.value) }
      : { answer: outcome.code, detail: outcome.message };
  }

  #drawn(outcome: Outcome<number>, block: PortRange): Seen {
    if (!('value' in outcome)) return { answer: outcome.code, detail: outcome.message };
    const port = outcome.value;
    const name = formatRange(block);
    return block.startPort <= port && port <= endPortOf(block)
      ? { answer: 'yes', detail: this.messages.drewInside(port, name) }
      : { answer: 'no', detail: this.messages.drewOutside(port, name) };
  }

  async #withoutElevation(block: PortRange, token: bigint): Promise<void> {
    let result: TrialResult | undefined;
    const hear = async (tell: (heard: TrialResult) => Seen): Promise<Seen> => {
      result ??= await this.#trial(block);
      return tell(result);
    };
    await this.#see('lookup.unelevated', () => hear(({ lookup }) => this.#found(lookup, token)));
    await this.#see('bind.ordinary.unelevated', () => hear((heard) => this.#refused(heard.ordinaryBind)));
    await this.#see('bind.associated.unelevated', () =>
      hear((heard) => this.#drawn(heard.associatedBind, block)),
    );
  }

  async #trial(block: PortRange): Promise<TrialResult> {
    const { protocol, tools, reservations, messages } = this;
    if (tools === undefined) throw new Error(messages.noOtherProcess);
    const { settings } = tools;
    const request = encodeTrial({ backend: reservations.backendName, settings, protocol, block });
    const answer = await tools.runUnelevated(
      require.resolve('../doctor/unelevated-trial'),
      [request],
      this.signal,
    );
    const result = JSON.parse(answer) as TrialResult;
    if (result.elevated === false) return result;
    throw new Error(result.elevated ? messages.stillElevated : messages.notElevatedEither);
  }

  #found(outcome: Outcome<string>, token: bigint): Seen {
    if (!('value' in outcome)) return { answer: outcome.code, detail: outcome.message };
    return outcome.value === `${token}`
      ? { answer: 'yes', detail: this.messages.token(outcome.value) }
      : { answer: 'no', detail: this.messages.otherToken(outcome.value) };
  }

  async #useUp(block: PortRange, held: BoundPort[]): Promise<Seen> {
    while (held.length <= block.numberOfPorts) {
      const drawn = await outcomeOf(this.reservations.bind(this.protocol, block));
      if (!('value' in drawn)) {
        return { answer: drawn.code, detail: this.messages.usedUp(held.length, drawn.code) };
      }
      held.push(drawn.value);
    }
    return { answer: 'no', detail: this.messages.neverUsedUp(held.length) };
  }

  async #deleteUnder(block: PortRange, sockets: number): Promise<Seen> {
    const deleted = await outcomeOf(this.reservations.delete(this.protocol, block));
    return 'value' in deleted
      ? { answer: 'yes', detail: this.messages.deletedWithSockets(sockets) }
      : { answer: deleted.code, detail: deleted.message };
  }

  async #withTool(block: PortRange, excluded: PortRange): Promise<void> {
    const { tools } = this;
    if (tools === undefined) return;
    await this.#exclusion(tools, excluded);
    await this.#see('reservation.deletedByTool', () => this.#deleteByTool(tools, block));
  }

  async #exclusion(tools: ProbeTools, range: PortRange): Promise<void> {
    const { protocol } = this;
    this.signal.throwIfAborted();
    const forget = this.cleanUp.add(() => this.#removeExclusion(tools, range));
    let made: Promise<void> | undefined;
    const once = () => {
      made ??= tools.exclude(protocol, range);
      return made;
    };
    await this.#see('exclusion.starred', () => once().then(() => this.#starred(range)));
    await this.#see('exclusion.lookup', () => once().then(() => this.#foundAtAll(range)));
    await this.#removeExclusion(tools, range);
    forget();
  }

  async #foundAtAll(range: PortRange): Promise<Seen> {
    const found = await outcomeOf(this.reservations.lookup(this.protocol, range));
    return 'value' in found
      ? { answer: 'yes', detail: this.messages.token(`${found.value.token}`) }
      : { answer: found.code, detail: found.message };
  }

  async #deleteByTool(tools: ProbeTools, block: PortRange): Promise<Seen> {
    const { protocol, messages } = this;
    const { tool } = tools;
    if (!(await this.#isReserved(block))) {
      const again = await outcomeOf(this.#reserve(block));
      if (!('value' in again)) return { answer: null, detail: messages.notRecreated(again.message) };
    }
    const attempt = await outcomeOf(tools.unexclude(protocol, block));
    if (!(await this.#isReserved(block))) return { answer: 'yes', detail: messages.gone(tool) };
    const [listed] = await this.reservations.list({ protocol, startPort: block.startPort });
    if (listed?.inEffect === false) return { answer: 'no', detail: messages.notInEffect(tool) };
    const refused = 'message' in attempt ? ` ${attempt.message}` : '';
    return { answer: 'no', detail: `${messages.survived(tool)}${refused}` };
  }

  async #isReserved(block: PortRange): Promise<boolean> {
    const [answer] = await this.reservations.lookupMany(this.protocol, [block]);
    return !(answer instanceof Error);
  }

  async #removeReservation(block: PortRange): Promise<void> {
    try {
      await this.reservations.delete(this.protocol, block);
    } catch (error) {
      if (error instanceof PortReservationError && error.errno === Win32.ERROR_NOT_FOUND) return;
      const option = this.protocol === 'udp' ? ' --udp' : '';
      const means = `port-reservation delete ${block.startPort} ${block.numberOfPorts}${option}`;
      throw this.#leftover(block, means, error as Error);
    }
  }

  async #removeExclusion(tools: ProbeTools, range: PortRange): Promise<void> {
    const { protocol } = this;
    try {
      if ((await this.#rowOf(range)) === undefined) return;
      await tools.unexclude(protocol, range);
      const row = await this.#rowOf(range);
      if (row !== undefined)
        throw new Error(this.messages.row(formatRange(range), row.kind === 'administered'));
    } catch (error) {
      throw this.#leftover(range, tools.tool, error as Error);
    }
  }

  #leftover(range: PortRange, means: string, { message }: Error): Error {
    return new Error(this.messages.leftover({ protocol: this.protocol, ...range }, means, message));
  }
}

function yesOrNo(answer: boolean): 'yes' | 'no' {
  return answer ? 'yes' : 'no';
}

/** What a program printed before it failed may have many lines. */
function oneLine({ message }: Error): string {
  return message
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .slice(0, 300);
}

async function closeAll(ports: BoundPort[]): Promise<void> {
  await Promise.all(ports.splice(0).map((port) => port.close()));
}
