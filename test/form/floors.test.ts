import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { expect } from 'chai';
import { root } from '../support/build';

const program = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const configuration = path.join(root, '.dependency-cruiser.cjs');

/** What the check prints, and its exit status: the number of imports that it refuses. */
function check(folder: string): { readonly refused: number | null; readonly printed: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'src', '--config', configuration, '--output-type', 'err'],
    { cwd: folder, encoding: 'utf8' },
  );
  return { refused: status, printed: `${stdout}${stderr}` };
}

describe('the imports between the rooms of src', function () {
  this.timeout('2 minutes');

  it('go to a lower floor or stay in their own room, and never in a circle', () => {
    const { refused, printed } = check(root);
    expect(refused, printed).to.equal(0);
    expect(printed).to.match(/no dependency violations found \(\d{3,} modules/);
  });

  /** One import each: the file that has it, what it imports, and the rule that refuses it. */
  const planted = [
    ['contract/up', '../core/target', 'contract-imports-only-from-below'],
    ['doctor/sideways', '../dsc/target', 'doctor-imports-only-from-below'],
    ['backends/linux/sideways', '../windows/target', 'backends/linux-imports-only-from-below'],
    ['core/circle', './circle-too', 'no-circle'],
    ['core/circle-too', './circle', 'no-circle'],
    ['helpers/in-no-room', '../contract/target', 'every-room-is-on-a-floor'],
  ] as const;

  it('are refused where one is planted that goes up, sideways, in a circle or from no room, types included', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-reservation-floors-'));
    try {
      writeFileSync(path.join(folder, 'tsconfig.json'), '{}');
      const plant = (name: string, text: string) => {
        const file = path.join(folder, 'src', `${name}.ts`);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, `${text}export type Something = string;\n`);
      };
      const rooms = ['contract', 'core', 'dsc', 'backends/windows'];
      for (const room of rooms) plant(`${room}/target`, '');
      plant('core/from-below', `import type * as other from '../contract/target';\n`);
      for (const [name, from] of planted) plant(name, `import type * as other from '${from}';\n`);
      const { printed } = check(folder);
      for (const [name, , rule] of planted) {
        expect(printed).to.match(new RegExp(`error ${rule}: src/(${name}|core/circle-too)\\.ts`));
      }
      expect(printed).not.to.contain('from-below.ts');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
