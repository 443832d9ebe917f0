import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root } from './files';
import { components } from './notices';

/** What is in the packages that is not this project's own, as a CycloneDX bill of materials. */
export function billOfMaterials(): object {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'library', name, version } },
    components: components().map((component) => ({
      type: 'library',
      name: component.name,
      version: component.version,
      licenses: [{ license: { name: component.licence } }],
      description: component.ships,
    })),
  };
}
