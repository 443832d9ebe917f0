import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { expect } from 'chai';
import { filesUnder, root } from '../../scripts/packaging/files';
import { run } from '../support/run';
import { copyCheckout, inCopy } from './copied-checkout';
import { powerShellPackages, temporaryFolder } from './packages';

describe('the same sources', function () {
  this.timeout(300_000);

  it('make the same npm package and the same PowerShell package in any folder', async () => {
    const folder = temporaryFolder('copies');
    const checkouts = ['one', 'another folder with a longer name'].map((name) => path.join(folder, name));
    checkouts.forEach(copyCheckout);
    const [one, other] = [await packCopy(checkouts[0] as string), await packCopy(checkouts[1] as string)];
    expectSameBytes(one.tarball, other.tarball);
    expectSameBytes(one.nupkg, other.nupkg);
  });

  it('build to the same commands of the module twice, which are the ones that ship', async () => {
    const [one, other] = [
      await buildCommands('one'),
      await buildCommands('another folder with a longer name'),
    ];
    expect(filesUnder(one)).to.deep.equal(['PortReservation.PowerShell.dll']);
    const [dll, same] = [one, other].map((folder) => path.join(folder, 'PortReservation.PowerShell.dll'));
    expectSameBytes(dll as string, same as string);
    const shipped = path.join(
      (await powerShellPackages()).folder,
      'powershell',
      'lib',
      path.basename(dll as string),
    );
    expectSameBytes(dll as string, shipped);
  });

  it('build to the same .NET files twice, and to the shim that ships', async () => {
    const [one, other] = [await buildShim('one'), await buildShim('another folder with a longer name')];
    expect(filesUnder(one)).to.include('shim/PortReservation.Shim.dll').and.deep.equal(filesUnder(other));
    for (const file of filesUnder(one)) expectSameBytes(path.join(one, file), path.join(other, file));
    const shipped = path.join((await powerShellPackages()).folder, 'dist', 'native');
    const shim = 'PortReservation.Shim.dll';
    expectSameBytes(path.join(one, 'shim', shim), path.join(shipped, shim));
  });
});

/** Makes both packages of a copied checkout. */
async function packCopy(checkout: string): Promise<{ tarball: string; nupkg: string }> {
  const packages = path.join(checkout, 'packages');
  mkdirSync(packages);
  const script = `
    const { packNpm } = require('./scripts/packaging/npm-tarball');
    console.log(packNpm(${JSON.stringify(packages)}));
  `;
  const tarball = (await inCopy(checkout, ['-e', script])).trim();
  const printed = await inCopy(checkout, ['scripts/package-powershell.ts', packages]);
  return { tarball, nupkg: printed.trim().split('\n')[1] as string };
}

/** Builds the .NET sources in a folder with this name, and answers where the results are. */
async function buildShim(name: string): Promise<string> {
  const checkout = path.join(temporaryFolder('build'), name);
  copyShimSources(checkout);
  await run('dotnet', ['build', path.join(checkout, 'dotnet-shim'), '--nologo', '-v:quiet']);
  return path.join(checkout, 'dotnet-shim', 'bin');
}

/** Builds the commands of the module in a folder with this name, and answers where the result is. */
async function buildCommands(name: string): Promise<string> {
  const checkout = path.join(temporaryFolder('commands'), name);
  const project = path.join('powershell', 'PortReservation.PowerShell');
  copySources(checkout, project);
  cpSync(path.join(root, 'package.json'), path.join(checkout, 'package.json'));
  await run('dotnet', ['build', path.join(checkout, project), '--nologo', '-v:quiet']);
  return path.join(checkout, 'powershell', 'lib');
}

/** The .NET sources without anything built, and the sources of edge-js that they compile. */
function copyShimSources(checkout: string): void {
  copySources(checkout, 'dotnet-shim');
  const sources = path.join('node_modules', 'edge-js', 'src');
  cpSync(path.join(root, sources), path.join(checkout, sources), { recursive: true });
}

/** A folder of the checkout without anything built. */
function copySources(checkout: string, folder: string): void {
  const from = path.join(root, folder);
  for (const file of filesUnder(from).filter((name) => !/(^|\/)(bin|obj)\//.test(name))) {
    cpSync(path.join(from, file), path.join(checkout, folder, file));
  }
}

function expectSameBytes(file: string, other: string): void {
  expect(readFileSync(file).equals(readFileSync(other)), `${file} and ${other} are the same`).to.equal(true);
}
