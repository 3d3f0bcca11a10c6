import { spawn } from 'node:child_process';

const openers: { readonly [platform in NodeJS.Platform]?: readonly [string, ...string[]] } = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens the user's browser, if there is one. The address is printed anyway, so a failure is nobody's problem. */
export function openBrowser(url: string): void {
  const [command, ...first] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...first, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
