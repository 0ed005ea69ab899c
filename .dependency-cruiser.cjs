// The room rules of the house: which room may import which, and only through its index.ts.
/** @type {Record<string, string[]>} */
const mayImport = {
  text: [],
  reports: ['text'],
  language: ['text'],
  reading: ['text', 'reports', 'language'],
  dossier: ['text', 'reports', 'reading'],
  store: ['text', 'reports', 'reading', 'dossier'],
  work: ['text', 'reports', 'language', 'reading', 'dossier', 'store'],
  export: ['text', 'reports', 'reading', 'dossier'],
  web: ['text', 'reports', 'reading', 'dossier', 'store', 'work', 'export'],
  mcp: ['text', 'reports', 'reading', 'dossier', 'store', 'work', 'export'],
  cli: ['text', 'reports', 'language', 'reading', 'dossier', 'store', 'work', 'export', 'web', 'mcp'],
};
const rooms = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `src/${room} may import ${allowed.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...rooms,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'through-index',
      comment: 'a room is entered through its index.ts',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.tsx?$', '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'kernel/assembly' },
  },
};
