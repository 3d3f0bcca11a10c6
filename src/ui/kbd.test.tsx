import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { isApple } from './key-name.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  ['macOS in Chromium', { platform: 'MacIntel', userAgentData: { platform: 'macOS' } }, true],
  ['Safari', { platform: 'MacIntel' }, true],
  ['Windows', { platform: 'Win32', userAgentData: { platform: 'Windows' } }, false],
  ['Linux in Firefox', { platform: 'Linux x86_64' }, false],
  ['a browser that says nothing', { platform: '', userAgentData: { platform: '' } }, false],
])('%s', (_, platform, isOne) => expect(isApple(platform)).toBe(isOne));

test.each([
  ['MacIntel', ['⌘', '↵']],
  ['Win32', ['Ctrl', '↵']],
])('on %s the hint reads %s', async (platform, keys) => {
  vi.stubGlobal('navigator', { platform });
  vi.resetModules();
  const { Kbd } = await import('./kbd.tsx');
  const { container } = render(<Kbd keys={['⌘', '↵']} />);
  expect([...container.querySelectorAll('kbd')].map((key) => key.textContent)).toEqual(keys);
});
