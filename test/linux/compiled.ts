import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as ts from 'typescript';
import { root } from '../support/build';

let folder: string | undefined;

/**
 * A file of this repository as JavaScript, with the sources that it may import beside it. The tests start dozens of
 * processes, and each would spend most of its time on loading the compiler.
 */
export function compiled(file: string): string {
  folder ??= compileSources();
  return path.join(folder, path.relative(root, file).replace(/\.ts$/, '.js'));
}

function compileSources(): string {
  const output = fs.mkdtempSync(path.join(tmpdir(), 'port-reservation-compiled-'));
  fs.chmodSync(output, 0o755);
  process.once('exit', () => fs.rmSync(output, { recursive: true }));
  for (const part of ['src', 'test/linux', 'test/support']) {
    for (const entry of fs.readdirSync(path.join(root, part), { recursive: true, encoding: 'utf8' })) {
      if (entry.endsWith('.ts')) compile(path.join(part, entry), output);
    }
  }
  return output;
}

function compile(file: string, output: string): void {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(fs.readFileSync(path.join(root, file), 'utf8'), {
    compilerOptions,
  });
  const target = path.join(output, file.replace(/\.ts$/, '.js'));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, outputText);
}
