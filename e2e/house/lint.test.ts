import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededHouse, seedHouse } from './seeded-house.ts';

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

const pureRooms = ['call', 'oauth', 'providers', 'collection', 'formats', 'diagnosis'];
const forbiddenInPureRooms: [what: string, code: string][] = [
  ['fetch', "fetch('/')"],
  ['Date', 'Date.now()'],
  ['new Date', 'new Date()'],
  ['performance', 'performance.now()'],
  ['Math.random', 'Math.random()'],
  ['Math random', "Math['random']()"],
  ['setTimeout', 'setTimeout(String, 1)'],
  ['setInterval', 'setInterval(String, 1)'],
  ['document', 'document.title'],
  ['window', 'window.name'],
  ['globalThis', 'globalThis.Date'],
  ['crypto', 'crypto.randomUUID()'],
  ['localStorage', "localStorage.getItem('a')"],
  ['indexedDB', "indexedDB.open('a')"],
  ['navigator', 'navigator.userAgent'],
  ['process', 'process.env'],
];

const globals = 'lint/style/noRestrictedGlobals';
const properties = 'lint/nursery/noJsRestrictedProperties';
const exported = (code: string) => `export const seed = () => ${code};\n`;
const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const functionOf = (count: number) =>
  `export function seed(log: (n: number) => void) {\n${lines(count - 2, '  log(1);')}}\n`;

/** What must be refused: the rule, the file, its text. */
const refused: [rule: string, path: string, text: string][] = [
  ...pureRooms.flatMap((room) =>
    forbiddenInPureRooms.map(([what, code], at): [string, string, string] => [
      what.startsWith('Math') ? properties : globals,
      `src/${room}/seed-${at}.ts`,
      exported(code),
    ]),
  ),
  [globals, 'src/flows/network.ts', exported("fetch('/')")],
  [globals, 'src/vault/network.ts', exported("fetch('/')")],
  [globals, 'src/proxy/network.ts', exported("fetch('/')")],
  [globals, 'src/features/home/network.tsx', exported("new WebSocket('ws://a')")],
  [properties, 'src/app/beacon.ts', exported("navigator.sendBeacon('/')")],
  [globals, 'src/transport/storage.ts', exported("localStorage.getItem('a')")],
  [globals, 'src/app/storage.ts', exported("sessionStorage.getItem('a')")],
  [globals, 'src/queries/channel.ts', exported("new BroadcastChannel('a')")],
  [properties, 'src/flows/locks.ts', exported('navigator.locks')],
  [globals, 'src/app/disguised.ts', exported('window.localStorage')],
  [globals, 'src/transport/node.ts', exported('process.env')],
  ['lint/suspicious/noConsole', 'src/proxy/console.ts', exported("console.log('a')")],
  ['lint/suspicious/noExplicitAny', 'src/ui/any.ts', 'export const seed = (a: any) => String(a);\n'],
  ['lint/style/noNonNullAssertion', 'src/ui/sure.ts', 'export const seed = (a?: string) => a!.length;\n'],
  ['lint/style/noDefaultExport', 'src/ui/default.ts', 'export default 1;\n'],
  ['lint/style/useFilenamingConvention', 'src/ui/camelCase.ts', 'export const seed = 1;\n'],
  ['lint/performance/noBarrelFile', 'src/ui/index.ts', "export { seed } from './any.ts';\n"],
  ['lint/correctness/useImportExtensions', 'src/ui/bare.ts', "import './any';\n"],
  [
    'lint/nursery/noFloatingPromises',
    'src/flows/float.ts',
    'async function a() {}\nexport function seed() {\n  a();\n}\n',
  ],
  [
    'lint/complexity/useMaxParams',
    'src/ui/many.ts',
    'export const seed = (a: 1, b: 1, c: 1, d: 1) => a + b + c + d;\n',
  ],
  ['lint/style/noExcessiveLinesPerFile', 'src/ui/long-file.ts', lines(301, 'Number(1);')],
  ['lint/complexity/noExcessiveLinesPerFunction', 'src/ui/long-function.ts', functionOf(64)],
  ['lint/complexity/noExcessiveLinesPerFunction', 'src/ui/long-component.tsx', functionOf(84)],
  [
    'lint/security/noDangerouslySetInnerHtml',
    'src/ui/markup.tsx',
    "export const Seed = () => <div dangerouslySetInnerHTML={{ __html: '' }} />;\n",
  ],
  ['plugin', 'src/ui/markup.ts', "export const seed = (a: Element) => {\n  a.innerHTML = '';\n};\n"],
  ['plugin', 'src/app/write.ts', exported("document.write('')")],
];

/** What must pass, because it is that room's own business. */
const allowed: [path: string, text: string][] = [
  ['src/call/encoding.ts', exported("new URL(btoa(new TextDecoder().decode(new TextEncoder().encode('a'))))")],
  ['src/oauth/form.ts', exported("new URLSearchParams(atob('a')).toString()")],
  ['src/oauth/parameter.ts', 'export const seed = (crypto: { now: number }) => crypto.now;\n'],
  ['src/call/seed.test.ts', exported("[fetch('/'), Date.now(), Math.random()]")],
  ['src/transport/send.ts', exported("fetch('/')")],
  ['src/vault/store.ts', exported("[indexedDB.open('a'), navigator.locks]")],
  ['src/flows/clock.ts', exported('[Date.now(), crypto.randomUUID()]')],
  ['src/proxy/node.ts', exported('process.env')],
  ['src/server/say.ts', exported("console.log('a')")],
  ['src/ui/full-file.ts', lines(300, 'Number(1);')],
  ['src/ui/full-function.ts', functionOf(60)],
  ['src/ui/full-component.tsx', functionOf(80)],
];

let house: SeededHouse;
let found: Diagnostic[] = [];
beforeAll(() => {
  house = seedHouse(Object.fromEntries([...refused.map(([, path, text]) => [path, text]), ...allowed]));
  const { stdout } = house.run(
    'node_modules/@biomejs/biome/bin/biome',
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    'src',
  );
  found = JSON.parse(stdout).diagnostics;
});
afterAll(() => house.remove());

test.each(refused)('%s refuses %s', (rule, path) => {
  expect(found.filter(({ location }) => location.path === path).map(({ category }) => category)).toContain(rule);
});

test.each(allowed)('%s passes', (path) => {
  expect(found.filter(({ location }) => location.path === path)).toEqual([]);
});
