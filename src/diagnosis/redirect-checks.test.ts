import { expect, test } from 'vitest';
import { origins, profile } from '#oauth/profile.test-support.ts';
import type { Profile, Redirect } from '#oauth/profile.ts';
import { checkProfile } from './check-profile.ts';
import { checksOf, expectSoundChecks, foundIn, mended } from './checks.test-support.ts';

const custom = (uri: string): Redirect => ({ kind: 'custom', uri });
const page = (uri: string): Redirect => ({ kind: 'provider-page', uri });
const callback = (host: '127.0.0.1' | 'localhost'): Redirect => ({ kind: 'callback', host });

test.each<[redirect: Redirect, found: string | null, mended?: Redirect]>([
  [callback('127.0.0.1'), null],
  [callback('localhost'), 'info redirect/localhost', callback('127.0.0.1')],
  [page(''), 'info redirect/left-out'],
  [page('  '), 'error redirect/missing'],
  [custom('  '), 'error redirect/missing'],
  [custom('https://app.example/cb'), null],
  [page('https://server.example.com/code'), null],
  [custom('https://app.example/cb '), 'error redirect/blanks', custom('https://app.example/cb')],
  [custom('/callback'), 'error redirect/relative'],
  [custom('app.example/callback'), 'error redirect/relative'],
  [custom('https://'), 'error redirect/relative'],
  [custom('https://app.example/cb#top'), 'error redirect/fragment', custom('https://app.example/cb')],
  [custom('https://app.example/*'), 'warning redirect/wildcard'],
  [custom('http://app.example/cb'), 'warning redirect/http'],
  [custom('http://localhost:3000/cb'), null],
  [custom('http://[::1]:3000/cb'), null],
  [custom('com.example.app:/cb'), null],
  [custom('myapp://cb'), 'info redirect/app-scheme'],
  [page('urn:ietf:wg:oauth:2.0:oob'), 'info redirect/out-of-band'],
  [custom('javascript:alert(1)'), 'error redirect/scheme'],
  [custom('data:text/html,x'), 'error redirect/scheme'],
  [custom('http://127.0.0.1:6284/callback'), 'info redirect/own-callback', callback('127.0.0.1')],
  [custom('http://localhost:6284/callback'), 'info redirect/own-callback', callback('localhost')],
])('%j: %s', (redirect, found, expected) => {
  expect(foundIn(checksOf({ redirect }))).toEqual(found ? [found] : []);
  if (expected) expect(mended({ redirect }, found?.split(' ')[1] ?? '')).toEqual({ redirect: expected });
});

test.each<[changes: Partial<Profile>, found: string[]]>([
  [{ responseMode: 'fragment' }, []],
  [{ responseMode: 'form_post' }, []],
  [{ responseMode: 'query', grant: 'implicit' }, ['warning grant/implicit', 'warning responseMode/token-in-query']],
  [{ responseMode: 'query' }, []],
  [{ responseMode: 'form_post', redirect: custom('https://app.example/cb') }, ['warning responseMode/posted']],
  [{ responseMode: 'fragment', redirect: custom('https://app.example/cb') }, []],
  [{ responseMode: 'fragment', redirect: page('https://server.example.com/code') }, ['warning responseMode/fragment']],
  [
    { grant: 'implicit', redirect: page('https://server.example.com/code') },
    ['warning grant/implicit', 'warning redirect/no-code-to-show'],
  ],
  // Nothing is redirected without consent.
  [{ grant: 'client_credentials', redirect: custom('') }, []],
])('%j: %j', (changes, found) => {
  expect(foundIn(checksOf(changes))).toEqual(found);
});

test('the response mode is mended by leaving it to the provider', () => {
  const posted = { responseMode: 'form_post', redirect: custom('https://app.example/cb') } as const;
  expect(mended(posted, 'responseMode/posted')).toEqual({ ...posted, responseMode: 'default' });
});

test('another port than the usual one has to be registered too', () => {
  const checks = checkProfile(profile, { origins: { ...origins, console: 'http://127.0.0.1:7001' } });
  expectSoundChecks(checks);
  expect(foundIn(checks)).toEqual(['info redirect/port']);
  expect(checks.find(({ id }) => id === 'redirect')?.reason).toContain('http://127.0.0.1:7001/callback');
});

test('the practice provider’s page keeps its placeholder when it is mended', () => {
  const redirect = page('{{practice}}/code ');
  expect(mended({ redirect }, 'redirect/blanks')).toEqual({ redirect: page('{{practice}}/code') });
});
