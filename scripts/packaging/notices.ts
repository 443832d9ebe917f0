import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { root, runPrepareCheckout } from './files';
import { edgeJs } from './native-parts';

/** Somebody else's work in a package. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier, or the name of the terms where there is none. */
  readonly licence: string;
  /** What of it ships, and where. */
  readonly ships: string;
  /** The licence's text, or where it is to be read. */
  readonly text: string;
}

/** Everything in the packages that is not this project's own. */
export function components(): Component[] {
  return [
    edgeJsComponent(
      'in dist/native: edge-js/, and bootstrap/EdgeJs.dll compiled from its sources. Its edge_coreclr.node contains parts of the .NET host (.NET Foundation, MIT) and of the C++ REST SDK (Microsoft, MIT)',
    ),
    {
      ...nugetComponent('Microsoft.Extensions.DependencyModel'),
      ships: 'dist/native/bootstrap/Microsoft.Extensions.DependencyModel.dll',
    },
    {
      name: 'Microsoft Visual C++ runtime',
      version: '14.00.24210 (x64), 14.40.33810 (arm64)',
      licence: 'Microsoft Software Licence Terms',
      ships:
        'vcruntime140.dll, and for arm64 msvcp140.dll, beside the binaries of edge-js, as edge-js distributes them',
      text: 'Both are on the list of files that may be redistributed with a program:\nhttps://learn.microsoft.com/visualstudio/releases/2022/redistribution',
    },
  ];
}

/** The document that lists them. */
export function notices(): string {
  const all = components();
  const table = all.map(
    ({ name, version, licence, ships }) => `| ${name} | ${version} | ${licence} | ${ships} |`,
  );
  const texts = all.map(({ name, text }) => `## ${name}\n\n${text.trim().replaceAll('\r\n', '\n')}\n`);
  return [
    '# Third-party notices\n',
    'PortReservation itself is under the MIT licence (see LICENSE). With it come:\n',
    ['| component | version | licence | what ships |', '| --- | --- | --- | --- |', ...table, ''].join('\n'),
    ...texts,
  ].join('\n');
}

function edgeJsComponent(ships: string): Component {
  const { version, license } = JSON.parse(readFileSync(path.join(edgeJs, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  const text = readFileSync(path.join(edgeJs, 'LICENSE'), 'utf8');
  return { name: 'edge-js', version, licence: license, ships, text };
}

/** A NuGet package that the bootstrap was built with, found where `dotnet restore` says that it has put it. */
function nugetComponent(name: string): Omit<Component, 'ships'> {
  const assets = path.join(root, 'dotnet-shim', 'bootstrap', 'obj', 'project.assets.json');
  if (!existsSync(assets)) throw new Error(`${assets} is missing. ${runPrepareCheckout}`);
  const { packageFolders, libraries } = JSON.parse(readFileSync(assets, 'utf8')) as {
    packageFolders: Record<string, unknown>;
    libraries: Record<string, { path: string }>;
  };
  const [library, found] = Object.entries(libraries).find(([key]) => key.startsWith(`${name}/`)) ?? [];
  const folder = Object.keys(packageFolders)
    .map((packages) => path.join(packages, found?.path ?? ''))
    .find(existsSync);
  if (library === undefined || folder === undefined)
    throw new Error(`${assets} does not say where ${name} is.`);
  const nuspec = readFileSync(path.join(folder, `${name.toLowerCase()}.nuspec`), 'utf8');
  return {
    name,
    version: library.slice(name.length + 1),
    licence: /<license type="expression">([^<]+)</.exec(nuspec)?.[1] ?? 'unknown',
    text: readFileSync(path.join(folder, 'LICENSE.TXT'), 'utf8'),
  };
}
