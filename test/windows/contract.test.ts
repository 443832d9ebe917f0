import type { PortRange, Protocol } from '../../src/reservation';
import { WindowsBackend } from '../../src/windows/windows-backend';
import { backendContract } from '../contract/backend-contract';
import { occupyWithSocket } from '../support/occupy';

/** Remembers what it created, so that a test takes away that and nothing else of the machine's. */
class TidyWindowsBackend extends WindowsBackend {
  readonly #created: [Protocol, PortRange][] = [];

  override async create(protocol: Protocol, range: PortRange): Promise<bigint> {
    const token = await super.create(protocol, range);
    this.#created.push([protocol, range]);
    return token;
  }

  async tidy(): Promise<void> {
    for (const [protocol, range] of this.#created) {
      const [answer] = await this.lookup(protocol, [range]);
      if (typeof answer === 'bigint') await this.delete(protocol, range);
    }
  }
}

backendContract('windows (real functions)', async () => {
  const backend = new TidyWindowsBackend();
  return { backend, occupy: occupyWithSocket, dispose: () => backend.tidy() };
});
