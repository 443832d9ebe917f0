/** Writes the packages' bill of materials to the file that is named. */
import { writeFileSync } from 'node:fs';
import { billOfMaterials } from './packaging/sbom';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name the file to write: node -r ts-node/register scripts/package-sbom.ts sbom.cdx.json');
  process.exitCode = 2;
} else {
  writeFileSync(file, `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
}
