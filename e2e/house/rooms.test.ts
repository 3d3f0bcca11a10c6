import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SeededHouse, seedHouse } from './seeded-house.ts';

// Written out a second time, as ARCHITECTURE.md has it, so that a slip in .dependency-cruiser.cjs shows.
const ground = ['call', 'oauth', 'providers', 'collection', 'formats', 'diagnosis'];
const openTo: Record<string, string[]> = {
  call: [],
  oauth: ['call'],
  providers: ['oauth', 'call'],
  collection: ['oauth', 'call'],
  formats: ['collection', 'oauth', 'call'],
  diagnosis: ['oauth', 'call'],
  vault: ['collection', 'oauth', 'call'],
  transport: ['call'],
  flows: ['vault', 'transport', ...ground],
  queries: ['flows', 'vault', ...ground],
  ui: [],
  panes: ['queries', 'ui', ...ground],
  features: ['panes', 'queries', 'ui', ...ground],
  app: ['features', 'panes', 'queries', 'ui', 'flows', 'vault', 'transport'],
  server: ['proxy', 'practice', 'workspace'],
  proxy: ['call'],
  workspace: ['collection', 'oauth', 'call'],
  practice: [],
};
const rooms = Object.keys(openTo);
const closedTo = (room: string) => rooms.filter((other) => other !== room && !openTo[room]?.includes(other));

/** Files of features/ live one folder deeper. */
const folderOf = (room: string) => (room === 'features' ? 'features/home' : room);
const importing = (names: string[]) =>
  `${names.map((name) => `import '${name}';`).join('\n')}\nexport const seed = 1;\n`;
const cleanOf = (room: string) => `#${folderOf(room)}/clean.ts`;

const cleanHouse = Object.fromEntries([
  ...rooms.map((room) => [`src/${folderOf(room)}/clean.ts`, importing((openTo[room] ?? []).map(cleanOf))]),
  ['src/ui/tokens.css', ':root {}'],
  ['src/practice/page.ts', importing(['#ui/tokens.css?inline', 'node:http'])],
  ['src/features/tokens/inside.ts', importing(['./deeper/inside.ts', 'react'])],
  ['src/features/tokens/deeper/inside.ts', importing([])],
  ['src/call/clean.test.ts', importing(['./clean.ts', '#practice/clean.ts', 'openid-client', 'node:fs'])],
  ['src/flows/answers.test-support.ts', importing(['#practice/clean.ts', 'msw'])],
]);

const refused: [rule: string, seed: string, ...imports: string[]][] = [
  ...rooms.map((room): [string, string, ...string[]] => [
    `trespass-${room}`,
    `src/${folderOf(room)}/trespass.ts`,
    ...closedTo(room).map(cleanOf),
  ]),
  ...rooms.map((room): [string, string, ...string[]] => [
    `test-trespass-${room}`,
    `src/${folderOf(room)}/trespass.test.ts`,
    ...closedTo(room)
      .filter((other) => other !== 'practice')
      .map(cleanOf),
  ]),
  ['feature-to-feature', 'src/features/home/neighbour.ts', '../tokens/inside.ts'],
  ['cycle', 'src/oauth/cycle-a.ts', './cycle-b.ts'],
  ['door-out-of-oauth', 'src/oauth/window.ts', '../call/clean.ts'],
  ['door-inside-oauth', 'src/oauth/lift.ts', '#oauth/clean.ts'],
  ['react-below-the-second-floor', 'src/flows/react.ts', 'react', '@tanstack/react-query', 'zustand'],
  ['node-outside-the-shed', 'src/transport/node.ts', 'node:net', 'fs'],
  ['test-code-shipped', 'src/flows/shipped.ts', 'msw', 'openid-client', './answers.test-support.ts'],
  ['out-of-the-house', 'src/server/garden.ts', '../../e2e/garden.ts'],
  ['unresolved', 'src/ui/nowhere.ts', './not-there.ts'],
  ['undeclared-package', 'src/ui/undeclared.ts', 'lodash'],
];

const misplaced: [rule: string, seed: string][] = [
  ['stray', 'src/stray.ts'],
  ['stray', 'src/attic/stray.ts'],
  ['stray-in-features', 'src/features/stray.ts'],
  ['junk-drawer', 'src/oauth/utils.ts'],
  ['junk-drawer', 'src/features/home/hooks/use-home.ts'],
  ['tsx-outside-react-rooms', 'src/flows/view.tsx'],
];

const dirtyHouse = {
  ...cleanHouse,
  'e2e/garden.ts': importing([]),
  'src/oauth/cycle-b.ts': importing(['./cycle-a.ts']),
  ...Object.fromEntries(refused.map(([, seed, ...imports]) => [seed, importing(imports)])),
  ...Object.fromEntries(misplaced.map(([, seed]) => [seed, importing([])])),
};

/** The first line of each refusal, "rule: file → file". */
const refusals = (stderr: string) => stderr.split('\n').filter((line) => /^\S/.test(line));

const seeded: SeededHouse[] = [];
function check(files: Record<string, string>): { exitCode: number | null; stdout: string; stderr: string } {
  const house = seedHouse(files);
  seeded.push(house);
  return house.run('e2e/house/check-rooms.mjs');
}
afterAll(() => {
  for (const house of seeded) house.remove();
});

test('a clean house passes, with every arrow of the table in it', () => {
  const { exitCode, stdout, stderr } = check(cleanHouse);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^Rooms: \d+ modules/);
  expect(exitCode).toBe(0);
});

test('a house in which nothing is cruised fails', () => {
  const { exitCode, stderr } = check({ 'src/call/notes.md': '', 'e2e/garden.ts': '' });
  expect(refusals(stderr)).toEqual(['nothing-cruised: src']);
  expect(exitCode).toBe(1);
});

describe('a dirty house', () => {
  let said: string[] = [];
  let exitCode: number | null = null;
  beforeAll(() => {
    const outcome = check(dirtyHouse);
    said = refusals(outcome.stderr);
    exitCode = outcome.exitCode;
  });

  test('fails', () => expect(exitCode).toBe(1));

  test.each(refused)('is refused by %s: %s', (rule, seed, ...imports) => {
    expect(said.filter((line) => line.startsWith(`${rule}: ${seed} → `))).toHaveLength(imports.length);
  });

  test.each(misplaced)('is refused by %s: %s', (rule, seed) => {
    expect(said).toContain(`${rule}: ${seed}`);
  });

  test('is refused for what was seeded only', () => {
    const seeds = new Set([...refused, ...misplaced].map(([, seed]) => seed));
    expect(said.filter((line) => !seeds.has(line.split(/ → |: /)[1] ?? ''))).toEqual([]);
  });
});
