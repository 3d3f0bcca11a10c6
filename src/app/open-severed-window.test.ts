import { afterEach, expect, test, vi } from 'vitest';
import { openSeveredWindow } from './open-severed-window.ts';

afterEach(() => vi.restoreAllMocks());

test('R20: the window opens empty and loses its opener before it goes anywhere', () => {
  const steps: unknown[] = [];
  const opened = {
    set opener(value: unknown) {
      steps.push(['opener', value]);
    },
    location: { replace: (url: string) => steps.push(['replace', url]) },
    close: () => {},
  };
  const open = vi.spyOn(globalThis, 'open').mockReturnValue(opened as unknown as Window);
  expect(openSeveredWindow('https://issuer.example/auth?a=1')).toBe(true);
  expect(open.mock.calls[0]?.slice(0, 2)).toEqual(['', '_blank']);
  expect(steps).toEqual([
    ['opener', null],
    ['replace', 'https://issuer.example/auth?a=1'],
  ]);
});

test('the window opened before is closed: a forgotten one answers for no run', () => {
  const steps: string[] = [];
  const windowNamed = (name: string) =>
    ({ location: { replace: () => steps.push(`${name} goes`) }, close: () => steps.push(`${name} closes`) }) as never;
  const open = vi.spyOn(globalThis, 'open');
  for (const name of ['first', 'second']) {
    open.mockReturnValueOnce(windowNamed(name));
    openSeveredWindow('https://issuer.example/');
  }
  open.mockReturnValueOnce(null);
  openSeveredWindow('https://issuer.example/');
  expect(steps).toEqual(['first goes', 'first closes', 'second goes', 'second closes']);
});

test.each([
  ['popup', /^popup,/],
  ['tab', /^$/],
] as const)('a %s is what is asked for', (as, features) => {
  const open = vi.spyOn(globalThis, 'open').mockReturnValue(null);
  openSeveredWindow('https://issuer.example/', as);
  expect(open.mock.calls[0]?.[2]).toMatch(features);
});

test('a blocked window is told', () => {
  vi.spyOn(globalThis, 'open').mockReturnValue(null);
  expect(openSeveredWindow('https://issuer.example/')).toBe(false);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x', 'JAVASCRIPT:alert(1)'])(
  'R26: %s is never opened',
  (url) => {
    const open = vi.spyOn(globalThis, 'open');
    expect(() => openSeveredWindow(url)).toThrow("can't have the scheme");
    expect(open).not.toHaveBeenCalled();
  },
);
