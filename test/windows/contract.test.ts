import { WindowsBackend } from '../../src/backends/windows/windows-backend';
import {
  type ExclusionStore,
  type PortRange,
  type Protocol,
  sameRange,
} from '../../src/contract/reservation';
import { backendContract } from '../contract/backend-contract';
import { occupyWithSocket } from '../support/occupy';

/** Remembers what it created, so that a test takes away that and nothing else of the machine's. */
class TidyWindowsBackend extends WindowsBackend {
  readonly #created: [Protocol, PortRange][] = [];
  readonly #excluded: [Protocol, PortRange, ExclusionStore][] = [];

  override async create(protocol: Protocol, range: PortRange): Promise<bigint> {
    const token = await super.create(protocol, range);
    this.#created.push([protocol, range]);
    return token;
  }

  override async createExclusion(protocol: Protocol, range: PortRange, store: ExclusionStore): Promise<void> {
    // Also one that was made and then not found in the table is to be taken away.
    this.#excluded.push([protocol, range, store]);
    await super.createExclusion(protocol, range, store);
  }

  async tidy(): Promise<void> {
    for (const [protocol, range] of this.#created) {
      const [answer] = await this.lookup(protocol, [range]);
      if (typeof answer === 'bigint') await this.delete(protocol, range);
    }
    for (const [protocol, range, store] of this.#excluded) {
      const held = await this.exclusions(protocol, store);
      const isThere = held.some((one) => sameRange(one, range));
      if (isThere) await this.deleteExclusion(protocol, range, store);
    }
  }
}

backendContract('windows (real functions)', async () => {
  const backend = new TidyWindowsBackend();
  return { backend, occupy: occupyWithSocket, dispose: () => backend.tidy() };
});
