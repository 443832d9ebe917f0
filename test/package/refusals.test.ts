import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { caught } from '../support/caught';
import { copyCheckout, inCopy } from './copied-checkout';
import { temporaryFolder } from './packages';

describe('packing', function () {
  this.timeout(300_000);
  let checkout: string;

  beforeEach(() => {
    checkout = path.join(temporaryFolder('refusals'), 'checkout');
    copyCheckout(checkout);
  });

  for (const missing of [
    'dotnet-shim/bin/shim/PortReservation.Shim.dll',
    'dotnet-shim/bin/bootstrap/EdgeJs.dll',
    'dotnet-shim/bootstrap/obj/project.assets.json',
  ]) {
    it(`refuses, and says how to make it, where ${path.basename(missing)} is missing`, async () => {
      rmSync(path.join(checkout, missing));
      const { message } = await caught(inCopy(checkout, ['scripts/package-npm.ts']), Error);
      expect(message).to.contain(`Nothing was packed: ${path.join(checkout, missing)} is missing.`);
      expect(message).to.contain('`npm run prepare-checkout`');
    });
  }

  it("refuses, and says how to make it, where the module's commands are not built", async () => {
    const missing = path.join(checkout, 'powershell', 'lib', 'PortReservation.PowerShell.dll');
    rmSync(missing);
    const script = ['scripts/package-powershell.ts', path.join(checkout, 'packages')];
    const { message } = await caught(inCopy(checkout, script), Error);
    expect(message).to.contain(`Nothing was packed: ${missing} is missing.`);
    expect(message).to.contain('`npm run prepare-checkout`');
  });

  it('refuses sources that do not compile', async () => {
    writeFileSync(path.join(checkout, 'src', 'mistake.ts'), 'export const port: number = "5000";\n');
    const { message } = await caught(inCopy(checkout, ['scripts/package-npm.ts']), Error);
    expect(message).to.contain('src/mistake.ts').and.contain('The sources do not compile');
  });

  it('refuses a PowerShell manifest of another version than package.json', async () => {
    const manifest = path.join(checkout, 'PortReservation.psd1');
    const text = readFileSync(manifest, 'utf8').replace(/(ModuleVersion\s*=\s*)'[^']*'/, "$1'9.9.9'");
    writeFileSync(manifest, text);
    const destination = path.join(checkout, 'packages');
    const { message } = await caught(inCopy(checkout, ['scripts/package-powershell.ts', destination]), Error);
    expect(message).to.match(/ModuleVersion 9\.9\.9, and package\.json has version \d/);
  });
});
