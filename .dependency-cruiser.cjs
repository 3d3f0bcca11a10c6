/**
 * The house as one table: what each room of `src/` may import. ARCHITECTURE.md tells the same in words; the rules
 * below are made from the table. An entry names a room, or one file of a room.
 */
const rooms = {
  call: [],
  oauth: ['call'],
  providers: ['oauth', 'call'],
  collection: ['oauth', 'call'],
  formats: ['collection', 'oauth', 'call'],
  diagnosis: ['oauth', 'call'],
  vault: ['collection', 'oauth', 'call'],
  transport: ['call'],
  flows: ['vault', 'transport', 'diagnosis', 'formats', 'collection', 'providers', 'oauth', 'call'],
  queries: ['flows', 'vault', 'diagnosis', 'formats', 'collection', 'providers', 'oauth', 'call'],
  ui: [],
  panes: ['queries', 'ui', 'diagnosis', 'formats', 'collection', 'providers', 'oauth', 'call'],
  features: ['panes', 'queries', 'ui', 'diagnosis', 'formats', 'collection', 'providers', 'oauth', 'call'],
  app: ['features', 'panes', 'queries', 'ui', 'flows', 'vault', 'transport'],
  server: ['proxy', 'practice', 'workspace'],
  proxy: ['call'],
  workspace: ['collection', 'oauth', 'call'],
  practice: ['ui/tokens.css'],
};
const reactRooms = ['queries', 'ui', 'panes', 'features', 'app'];
const nodeRooms = ['server', 'proxy', 'workspace', 'practice'];

const tests = '\\.(test|test-support)\\.tsx?$';
const testOnlyPackages = [
  'msw',
  'oauth4webapi',
  'openid-client',
  'fake-indexeddb',
  'happy-dom',
  'vitest',
  '@testing-library/[^/]+',
  '@playwright/test',
  '@axe-core/playwright',
];
const reactPackages = [
  'react',
  'react-[^/]+',
  '@tanstack/react-[^/]+',
  'radix-ui',
  '@radix-ui/[^/]+',
  'lucide-react',
  'zustand',
  'cmdk',
  'sonner',
];

const anyOf = (names) => `(${names.join('|')})`;
const inRooms = (names) => `^src/${anyOf(names)}/`;
const anyRoom = inRooms(Object.keys(rooms));
const packages = (names) => `^node_modules/${anyOf(names)}/`;
const pathOf = (entry) => (entry in rooms ? `^src/${entry}/` : `^src/${entry.replaceAll('.', '\\.')}$`);

/** A module that may not exist, in the one spelling there is for it: 100 dependents is the most the schema takes. */
const mayNotExist = (where) => ({ module: { ...where, numberOfDependentsLessThan: 100 }, from: {} });

const rule = (name, comment, where) => ({ name, severity: 'error', comment, ...where });

const trespass = Object.entries(rooms).map(([room, open]) =>
  rule(`trespass-${room}`, `${room}/ may import ${open.join(', ') || 'no other room'}.`, {
    from: { path: `^src/${room}/`, pathNot: tests },
    to: { path: '^src/', pathNot: [`^src/${room}/`, ...open.map(pathOf)] },
  }),
);

const trespassOfTests = Object.entries(rooms).map(([room, open]) =>
  rule(`test-trespass-${room}`, `A test in ${room}/ may import what the room may, and practice/.`, {
    from: { path: `^src/${room}/.+${tests}` },
    to: { path: '^src/', pathNot: [`^src/${room}/`, '^src/practice/', ...open.map(pathOf)] },
  }),
);

const doors = Object.keys(rooms).flatMap((room) => [
  rule(`door-out-of-${room}`, 'Another room is reached by its door: #room/file.ts, never ../room/file.ts.', {
    from: { path: `^src/${room}/` },
    to: { path: '^src/', pathNot: `^src/${room}/`, dependencyTypesNot: ['aliased-subpath-import'] },
  }),
  rule(`door-inside-${room}`, 'Inside a room a file is ./file.ts: a # is a door to another room.', {
    from: { path: `^src/${room}/` },
    to: { path: `^src/${room}/`, dependencyTypes: ['aliased-subpath-import'] },
  }),
]);

const strays = [
  rule('stray', 'Every file of src/ lives in a room of the table.', mayNotExist({ path: '^src/', pathNot: anyRoom })),
  rule(
    'stray-in-features',
    'features/ has one folder per screen area, and every file lives in one.',
    mayNotExist({ path: '^src/features/[^/]+$' }),
  ),
  rule(
    'junk-drawer',
    'No utils, lib, helpers, common, shared, types, hooks, services: a thing lives in the room whose word it is.',
    mayNotExist({ path: '^src/(.+/)?(utils?|libs?|helpers?|common|shared|types|hooks|services)(/|\\.[^/]+$)' }),
  ),
  rule(
    'tsx-outside-react-rooms',
    `JSX only in ${reactRooms.join(', ')}.`,
    mayNotExist({ path: '^src/.+\\.tsx$', pathNot: inRooms(reactRooms) }),
  ),
];

module.exports = {
  forbidden: [
    ...trespass,
    ...trespassOfTests,
    ...doors,
    ...strays,
    rule('feature-to-feature', 'Features meet in app/ only.', {
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    }),
    rule('cycle', 'Arrows go down, inside a room too.', { from: { path: '^src/' }, to: { circular: true } }),
    rule('react-below-the-second-floor', `React only in ${reactRooms.join(', ')}.`, {
      from: { path: anyRoom, pathNot: inRooms(reactRooms) },
      to: { path: packages(reactPackages) },
    }),
    rule('node-outside-the-shed', `Node's own modules only in ${nodeRooms.join(', ')} and in tests.`, {
      from: { path: anyRoom, pathNot: [inRooms(nodeRooms), tests] },
      to: { dependencyTypes: ['core'] },
    }),
    rule('test-code-shipped', 'Tests and what only they use do not ship.', {
      from: { path: '^src/', pathNot: tests },
      to: { path: [tests, packages(testOnlyPackages)] },
    }),
    rule('out-of-the-house', 'src/ imports nothing of ours outside src/.', {
      from: { path: '^src/' },
      to: { pathNot: ['^src/', '(^|/)node_modules/'], dependencyTypes: ['local', 'aliased'] },
    }),
    rule('unresolved', 'An import that leads nowhere would slip past every other rule.', {
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    }),
    rule('undeclared-package', 'A package that is imported stands in package.json.', {
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'node', 'default'], exportsFields: ['exports'] },
  },
};
