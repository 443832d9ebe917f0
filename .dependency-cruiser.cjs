/**
 * The floors of `src`, the lowest first: an import goes to a lower floor or stays in its own room (a folder here), never
 * up, sideways or in a circle. docs/architecture.md draws them.
 */
const floors = [
  ['contract'],
  ['backends/sockets'],
  ['backends/windows', 'backends/linux', 'backends/memory', 'backends/unsupported-backend'],
  ['core'],
  ['doctor', 'dsc', 'usage', 'find-free', 'map'],
  ['cli', 'bridge'],
  ['index'],
];

const path = (rooms) => `^src/(${rooms.join('|')})(/|\\.)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floors.flatMap((floor, height) =>
      floor.map((room) => ({
        name: `${room}-imports-only-from-below`,
        severity: 'error',
        from: { path: path([room]) },
        to: { path: '^src/', pathNot: path([room, ...floors.slice(0, height).flat()]) },
      })),
    ),
    {
      name: 'every-room-is-on-a-floor',
      severity: 'error',
      from: { path: '^src/', pathNot: path(floors.flat()) },
      to: {},
    },
    { name: 'no-circle', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    { name: 'nothing-missing', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count as well: who imports one knows the room that it comes from.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
