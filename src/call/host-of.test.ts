import { expect, test } from 'vitest';
import { hostOf } from './host-of.ts';

test('a host as people read it, and unreadable text as it is', () => {
  expect(hostOf('https://app.clayton.io/oauth2/token?code=x')).toBe('app.clayton.io');
  expect(hostOf('http://localhost:6285/api/me')).toBe('localhost:6285');
  expect(hostOf('/api/me')).toBe('/api/me');
});
