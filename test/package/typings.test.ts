import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { compileCore, keepPublicTypes } from '../../scripts/packaging/core';
import { root } from '../../scripts/packaging/files';
import { run } from '../support/run';
import { temporaryFolder } from './packages';

const consumer = `
  import { MemoryBackend, PortReservationError, PortReservations } from 'persistent-port-reservation';
  export const reservations = new PortReservations({ backend: new MemoryBackend() });
  export const isOurs = (error: unknown): boolean => error instanceof PortReservationError && error.code !== '';
`;

describe("the package's declarations", function () {
  this.timeout(300_000);
  let project: string;

  before(() => {
    project = temporaryFolder('typings');
    const modules = path.join(project, 'node_modules');
    const installed = path.join(modules, 'persistent-port-reservation');
    mkdirSync(installed, { recursive: true });
    compileCore(path.join(installed, 'dist'));
    keepPublicTypes(path.join(installed, 'dist'));
    symlinkSync(path.join(root, 'package.json'), path.join(installed, 'package.json'));
    symlinkSync(path.join(root, 'node_modules', '@types'), path.join(modules, '@types'));
    symlinkSync(path.join(root, 'node_modules', 'undici-types'), path.join(modules, 'undici-types'));
    writeFileSync(path.join(project, 'consumer.ts'), consumer);
  });

  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    it(`compile with ${moduleResolution} resolution, lib es2020 and no types named, whatever optional properties mean`, async () => {
      for (const exactOptionalPropertyTypes of [true, false]) {
        const compilerOptions = {
          ...{ module, moduleResolution, exactOptionalPropertyTypes },
          ...{
            noEmit: true,
            strict: true,
            skipLibCheck: false,
            target: 'es2020',
            lib: ['es2020'],
            types: [],
          },
        };
        const settings = path.join(project, 'tsconfig.json');
        writeFileSync(settings, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
        const program = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
        expect(await run(process.execPath, [program, '-p', settings])).to.equal('');
      }
    });
  }
});
