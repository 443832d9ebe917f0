import type { Block } from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import type { BlockResource, Reason, State } from './block-resource';
import { keysOf } from './keys';
import type { DscMessages } from './messages';

/** What an instance of the resource should be. */
export interface Desired<Settings extends object = object> {
  readonly block: Block & Settings;
  readonly exist: boolean;
}

/** What an export is narrowed by. */
export type Filter<Settings extends object = object> = Partial<Block> & Partial<Settings>;

/** The operations of DSC v3 on one resource. Each answers what dsc reads on standard output. */
export class Operations<Settings extends object = object> {
  constructor(
    private readonly resource: BlockResource<Settings>,
    private readonly messages: DscMessages,
  ) {}

  async get({ block }: Desired<Settings>): Promise<State> {
    return actual(block, await this.resource.find(block));
  }

  /** Changes nothing where the state is the desired one already. */
  async set({ block, exist }: Desired<Settings>): Promise<State> {
    const found = await this.resource.find(block);
    if (!exist) {
      if (found !== undefined) await this.resource.delete({ ...block, ...found });
      return actual(block, undefined);
    }
    if (found === undefined) return actual(block, await this.resource.create(block));
    const mismatch = this.resource.mismatch(block, found);
    if (mismatch !== undefined) throw this.conflict(block, mismatch);
    return actual(block, found);
  }

  /** The state in which {@link set} would leave things, and why in words, where that is not the state they are in. */
  async whatIfSet({ block, exist }: Desired<Settings>): Promise<State> {
    const found = await this.resource.find(block);
    if (!exist) {
      const absent = actual(block, undefined);
      return found === undefined ? absent : whatIf(absent, this.resource.wouldDelete(block));
    }
    const refusals = await this.refusals(block, found);
    if (refusals.length > 0) {
      return whatIf(
        actual(block, found),
        ...refusals.map(({ phrase }) => this.messages.wouldBeRefused(phrase)),
      );
    }
    return found === undefined
      ? whatIf(present(block), this.resource.wouldCreate(block))
      : actual(block, found);
  }

  async test(desired: Desired<Settings>): Promise<State> {
    const { block } = desired;
    const found = await this.resource.find(block);
    const state = actual(block, found);
    const reasons = await this.reasons(desired, found);
    return reasons.length === 0
      ? { ...state, _inDesiredState: true }
      : { ...state, _inDesiredState: false, reasons };
  }

  /** Succeeds also where there is nothing to delete. */
  async delete({ block }: Desired<Settings>): Promise<void> {
    const found = await this.resource.find(block);
    if (found !== undefined) await this.resource.delete({ ...block, ...found });
  }

  async whatIfDelete({ block }: Desired<Settings>): Promise<State> {
    const found = await this.resource.find(block);
    return whatIf({}, found === undefined ? this.messages.noChange() : this.resource.wouldDelete(block));
  }

  /** Without what differs from one restart to the next, so that an exported configuration stays true. */
  async export(filter: Filter<Settings>): Promise<State[]> {
    const blocks = await this.resource.list();
    return blocks.filter((block) => agrees(block, filter)).map(present);
  }

  /** Why the state is not the desired one; none where it is. */
  private async reasons(
    { block, exist }: Desired<Settings>,
    found: Settings | undefined,
  ): Promise<readonly Reason[]> {
    if (!exist) return found === undefined ? [] : [this.resource.unwanted(block)];
    const refusals = await this.refusals(block, found);
    return found === undefined ? [this.resource.missing(block), ...refusals] : refusals;
  }

  /** What {@link set} is known to refuse a block for that should exist. */
  private async refusals(block: Block & Settings, found: Settings | undefined): Promise<readonly Reason[]> {
    if (found === undefined) return this.resource.obstacles(block);
    const mismatch = this.resource.mismatch(block, found);
    return mismatch === undefined ? [] : [mismatch];
  }

  private conflict({ protocol, startPort, numberOfPorts }: Block, { phrase }: Reason): PortReservationError {
    return new PortReservationError(phrase, {
      errno: Win32.ERROR_SHARING_VIOLATION,
      syscall: 'dsc set',
      protocol,
      startPort,
      numberOfPorts,
      obstacle: { kind: this.resource.kind, range: { startPort, numberOfPorts }, isSameBlock: true },
    });
  }
}

function actual(block: Block, found: State | undefined): State {
  return { ...keysOf(block), _exist: found !== undefined, ...found };
}

/** A block with its settings as it is, or would be, where it exists. */
function present(block: Block): State {
  return { ...block, _exist: true };
}

function whatIf(state: State, ...sentences: readonly string[]): State {
  return { ...state, _metadata: { whatIf: sentences } };
}

function agrees(block: object, filter: object): boolean {
  const properties = new Map(Object.entries(block));
  return Object.entries(filter).every(([name, value]) => properties.get(name) === value);
}
