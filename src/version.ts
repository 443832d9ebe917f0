import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The package's version, which stands in package.json alone. */
export function packageVersion(): string {
  const manifest = path.join(__dirname, '..', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
