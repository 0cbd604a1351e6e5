// Imports only downward: shared <- db <- electron; renderer -> shared. See build/ARCHITECTURE.md.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment: 'shared runs anywhere: no node, no DOM, no other layer.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(db|electron|renderer|build|tests)/' },
    },
    {
      name: 'shared-without-node',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'db-imports-shared-only',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(electron|renderer|build|tests)/|node_modules/electron/' },
    },
    {
      name: 'electron-does-not-import-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|tests)/' },
    },
    {
      name: 'renderer-imports-shared-only',
      comment: 'The window reaches everything else through the typed calls of renderer/ipc.ts.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(db|electron|build|tests)/|node_modules/electron/' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dev-dependency-in-main',
      comment: 'What main imports is either bundled from dependencies or Electron itself.',
      severity: 'error',
      from: { path: '^(electron|db|shared)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/electron/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json', '.css'] },
  },
}
