import { expect, test } from 'vitest';
import { findOrGetBrowser, type Machine } from '../browser.mjs';

const own = '/home/me/.cache/ms-playwright/chromium-1/chrome';

/** A machine with these files, on which the given commands bring further ones. Others fail; every start succeeds. */
function machineWith(files: string[], changes: Partial<Machine> = {}, brings: Record<string, string> = {}) {
  const present = new Set(files);
  const ran: string[] = [];
  const machine: Machine = {
    env: { PATH: '/usr/local/bin:/usr/bin', HOME: '/home/me' },
    platform: 'linux',
    isRoot: false,
    playwrightChromium: () => own,
    isFile: (file) => present.has(file),
    run: (command, args) => {
      if (args[0] === '--version') return true;
      const line = [command, ...args].join(' ');
      ran.push(line);
      const cause = Object.keys(brings).find((part) => line.endsWith(part));
      if (cause) present.add(brings[cause] ?? '');
      return cause !== undefined;
    },
    ...changes,
  };
  return { machine, ran };
}

test('CHROMIUM_PATH goes first', async () => {
  const { machine } = machineWith(['/opt/mine', own, '/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/opt/mine' } });
  expect(await findOrGetBrowser(machine)).toBe('/opt/mine');
});

test('a CHROMIUM_PATH without a file is an error of one line, whatever else is there', async () => {
  const { machine, ran } = machineWith([own, '/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/opt/gone' } });
  await expect(findOrGetBrowser(machine)).rejects.toThrow(/^CHROMIUM_PATH points to \/opt\/gone.+$/);
  expect(ran).toEqual([]);
});

test("Playwright's own goes before an installed one", async () => {
  const { machine } = machineWith([own, '/usr/bin/google-chrome']);
  expect(await findOrGetBrowser(machine)).toBe(own);
});

test.each([
  ['linux', '/usr/bin/google-chrome'],
  ['linux', '/usr/local/bin/chromium'],
  ['linux', '/snap/bin/chromium'],
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', '/home/me/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  ['win32', 'C:\\Users\\me\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
])('an installed one is found on %s: %s', async (platform, file) => {
  const windows = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' };
  const { machine, ran } = machineWith([file], { platform });
  const env = platform === 'win32' ? windows : machine.env;
  expect(await findOrGetBrowser({ ...machine, env })).toBe(file);
  expect(ran).toEqual([]);
});

test('a stub that does not start is passed over', async () => {
  const { machine } = machineWith(['/usr/bin/chromium', '/usr/bin/chromium-browser']);
  const run: Machine['run'] = (command) => command === '/usr/bin/chromium-browser';
  expect(await findOrGetBrowser({ ...machine, run })).toBe('/usr/bin/chromium-browser');
});

test('the headless shell goes before an installed one with windows', async () => {
  const { machine } = machineWith(['/usr/bin/chromium', '/usr/bin/chromium-headless-shell']);
  expect(await findOrGetBrowser(machine)).toBe('/usr/bin/chromium-headless-shell');
});

test.each([
  ['the headless shell', ['chromium-headless-shell']],
  ['where an older release has none, the whole browser', ['chromium-headless-shell', 'chromium']],
])("root gets Debian's package: %s", async (_, asked) => {
  const file = `/usr/bin/${asked.at(-1)}`;
  const brings = { 'apt-get update': '', [`install -y ${asked.at(-1)}`]: file };
  const { machine, ran } = machineWith(['/usr/bin/apt-get'], { isRoot: true }, brings);
  expect(await findOrGetBrowser(machine)).toBe(file);
  expect(ran).toEqual(['apt-get update', ...asked.map((name) => `apt-get install -y ${name}`)]);
});

test.each([
  ['not root', ['/usr/bin/apt-get'], { isRoot: false }],
  ['no apt-get', [], { isRoot: true }],
  ['a package that does not come', ['/usr/bin/apt-get'], { isRoot: true }],
])("Playwright's download comes next: %s", async (_, files, changes) => {
  const { machine, ran } = machineWith(files, changes, { 'install chromium': own });
  expect(await findOrGetBrowser(machine)).toBe(own);
  expect(ran.at(-1)).toMatch(/cli\.js install chromium$/);
});

test('where nothing helps, one line says how to get one', async () => {
  const { machine } = machineWith([]);
  await expect(findOrGetBrowser(machine)).rejects.toThrow(/^No Chromium .+npx playwright install.+CHROMIUM_PATH.+$/);
});
