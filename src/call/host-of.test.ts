import { expect, test } from 'vitest';
import { hostOf, originOf } from './host-of.ts';

test('a host as people read it, and unreadable text as it is', () => {
  expect(hostOf('https://app.clayton.io/oauth2/token?code=x')).toBe('app.clayton.io');
  expect(hostOf('http://localhost:6285/api/me')).toBe('localhost:6285');
  expect(hostOf('/api/me')).toBe('/api/me');
});

test.each([
  ['https://app.clayton.io/oauth2/token?code=x', 'https://app.clayton.io'],
  ['http://localhost:6285/api/me', 'http://localhost:6285'],
  // Without its scheme the host is taken for one (RFC 3986 section 3.1).
  ['localhost:6285/api/me', null],
  ['urn:ietf:wg:oauth:2.0:oob', null],
  ['/api/me', null],
])('the origin of %s: %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});
