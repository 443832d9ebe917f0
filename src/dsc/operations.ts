import type { Block } from '../messages';
import type { BlockResource, State } from './block-resource';
import type { DscMessages } from './messages';

/** What an instance of the resource shall be. */
export interface Desired {
  readonly block: Block;
  readonly exist: boolean;
}

/** The operations of DSC v3 on one resource. Each answers what dsc shall read on standard output. */
export class Operations {
  constructor(
    private readonly resource: BlockResource,
    private readonly messages: DscMessages,
  ) {}

  async get({ block }: Desired): Promise<State> {
    return actual(block, await this.resource.find(block));
  }

  /** Changes nothing where the state is the desired one already. */
  async set({ block, exist }: Desired): Promise<State> {
    const found = await this.resource.find(block);
    if (exist) return actual(block, found ?? (await this.resource.create(block)));
    if (found !== undefined) await this.resource.delete(block);
    return actual(block, undefined);
  }

  /** The state in which {@link set} would leave things, and why in words, where that is not the state they are in. */
  async whatIfSet({ block, exist }: Desired): Promise<State> {
    const found = await this.resource.find(block);
    if (exist === (found !== undefined)) return actual(block, found);
    if (!exist) return whatIf(actual(block, undefined), this.resource.wouldDelete(block));
    const obstacles = await this.resource.obstacles(block);
    if (obstacles.length === 0) return whatIf(actual(block, {}), this.resource.wouldCreate(block));
    return whatIf(
      actual(block, undefined),
      ...obstacles.map(({ phrase }) => this.messages.wouldBeRefused(phrase)),
    );
  }

  async test({ block, exist }: Desired): Promise<State> {
    const found = await this.resource.find(block);
    const state = actual(block, found);
    if (exist === (found !== undefined)) return { ...state, _inDesiredState: true };
    const reasons = exist
      ? [this.resource.missing(block), ...(await this.resource.obstacles(block))]
      : [this.resource.unwanted(block)];
    return { ...state, _inDesiredState: false, reasons };
  }

  /** Succeeds also where there is nothing to delete. */
  async delete({ block }: Desired): Promise<void> {
    if ((await this.resource.find(block)) !== undefined) await this.resource.delete(block);
  }

  async whatIfDelete({ block }: Desired): Promise<State> {
    const found = await this.resource.find(block);
    return whatIf({}, found === undefined ? this.messages.noChange() : this.resource.wouldDelete(block));
  }

  /** Without what differs from one restart to the next, so that an exported configuration stays true. */
  async export(filter: Partial<Block>): Promise<State[]> {
    const blocks = await this.resource.list();
    return blocks.filter((block) => agrees(block, filter)).map((block) => actual(block, {}));
  }
}

function actual({ protocol, startPort, numberOfPorts }: Block, found: State | undefined): State {
  return { protocol, startPort, numberOfPorts, _exist: found !== undefined, ...found };
}

function whatIf(state: State, ...sentences: readonly string[]): State {
  return { ...state, _metadata: { whatIf: sentences } };
}

function agrees(block: Block, filter: Partial<Block>): boolean {
  const keys = ['protocol', 'startPort', 'numberOfPorts'] as const;
  return keys.every((key) => filter[key] === undefined || filter[key] === block[key]);
}
