// Finds the browser that the tests drive, or gets one.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from '@playwright/test';

const helpLine =
  'No Chromium for the tests: run "npx playwright install --with-deps chromium", or point CHROMIUM_PATH to a Chrome or Chromium.';

// The headless shell first: it draws no window, and does the same with three quarters of the work.
const headlessShell = 'chromium-headless-shell';
const namesOnPath = [headlessShell, 'google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

/** What the search reads and runs; tests pass their own. */
const thisMachine = {
  env: process.env,
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  playwrightChromium: () => chromium.executablePath(),
  isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
  /** Runs a command and tells whether it succeeded. What it prints goes to stderr, unless it is only a question. */
  run: (command, args, quietly = false) => {
    const stdio = quietly ? 'ignore' : ['ignore', process.stderr.fd, process.stderr.fd];
    return spawnSync(command, args, { stdio, timeout: 10 * 60_000 }).status === 0;
  },
};

/** The path of a Chromium or Chrome that starts. Rejects with an Error of one line where there is none to be had. */
export async function findOrGetBrowser(machine = thisMachine) {
  const { CHROMIUM_PATH: wanted } = machine.env;
  if (wanted && !machine.isFile(wanted))
    throw new Error(`CHROMIUM_PATH points to ${wanted}, and there is no such file.`);
  if (wanted) return wanted;

  const found = [playwrightChromium(machine), ...installedBrowsers(machine)].find((file) => starts(file, machine));
  const browser = found ?? fromDebian(machine) ?? fromPlaywright(machine);
  if (!browser) throw new Error(helpLine);
  return browser;
}

function playwrightChromium(machine) {
  try {
    return machine.playwrightChromium();
  } catch {
    return ''; // Playwright has no build for this platform.
  }
}

function installedBrowsers({ env, platform }) {
  if (platform === 'win32') {
    const programs = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
    const places = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
    return programs.flatMap((folder) => places.map((place) => path.win32.join(folder, place)));
  }
  if (platform === 'darwin') {
    const programs = ['/Applications', path.posix.join(env.HOME ?? '/', 'Applications')];
    const places = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
    return programs.flatMap((folder) => places.map((place) => path.posix.join(folder, place)));
  }
  const folders = [...(env.PATH ?? '').split(':').filter(Boolean), '/snap/bin', '/opt/google/chrome'];
  return namesOnPath.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

/** On Linux a found file may be a stub that only tells how to install the real thing, so it is asked. */
function starts(file, { isFile, platform, run }) {
  return isFile(file) && (platform !== 'linux' || run(file, ['--version'], true));
}

function fromDebian(machine) {
  if (machine.platform !== 'linux' || !machine.isRoot || !machine.isFile('/usr/bin/apt-get')) return undefined;
  if (!machine.run('apt-get', ['update'])) return undefined;
  const installed = [headlessShell, 'chromium'].find((name) => machine.run('apt-get', ['install', '-y', name]));
  const file = `/usr/bin/${installed}`;
  return installed && starts(file, machine) ? file : undefined;
}

function fromPlaywright(machine) {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  if (!machine.run(process.execPath, [cli, 'install', 'chromium'])) return undefined;
  const file = playwrightChromium(machine);
  return starts(file, machine) ? file : undefined;
}
