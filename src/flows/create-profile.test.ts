import { expect, test } from 'vitest';
import { blankProfile } from '#oauth/profile.ts';
import { practicePreset } from '#providers/practice.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile } from './load-records.ts';
import { loadResolvedProfiles } from './load-resolved-profiles.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { makePasswordProfile, secretOf, webSecret } from './profiles.test-support.ts';
import { providerOrigin, user } from './provider-clients.test-support.ts';
import { dump, leaksIn } from './secrecy.test-support.ts';
import { startPracticeRun } from './start-practice-run.ts';

const openConsole = setUpConsoles();

test('a blank profile has nothing but its id and when it was made', async () => {
  const { services } = await openConsole();
  const id = await createProfile(services, { kind: 'blank' });
  expect(await loadProfile(services, id)).toEqual({ ...blankProfile, id, createdAt: services.now() });
});

test('what an issuer’s metadata says fills a profile in; handles to secrets are nobody’s to hand in', async () => {
  const { services } = await openConsole();
  const change = { issuer: 'https://issuer.example', tokenEndpoint: 'https://issuer.example/token' };
  const stolen = { id: 'x', label: 'client secret', lastFour: '' };
  const id = await createProfile(services, { kind: 'issuer', change: { ...change, clientSecret: stolen } });
  expect(await loadProfile(services, id)).toMatchObject({ ...change, id, clientSecret: null });
});

test.each([
  ['web', 'practice-app', webSecret],
  ['native', 'practice-native', ''],
  ['service', 'practice-service', 'practice-service-secret'],
] as const)('a practice profile for the %s client has what is on file, its secret sealed', async (...row) => {
  const [which, clientId, clientSecret] = row;
  const { services, indexedDB } = await openConsole();
  const id = await createProfile(services, { kind: 'practice', which });
  expect((await loadProfile(services, id)).clientId).toBe(clientId);
  expect(await secretOf(services, id, 'clientSecret')).toBe(clientSecret);
  expect(leaksIn(await dump(indexedDB), clientSecret ? [clientSecret] : [])).toEqual([]);
});

test('a preset gives a profile what its pages fix, with what it asked first in place', async () => {
  const { services } = await openConsole();
  const wish = { kind: 'preset', id: 'okta', at: 'real', values: { domain: ' https://dev-1.okta.com/ ' } } as const;
  const id = await createProfile(services, wish);
  expect(await loadProfile(services, id)).toMatchObject({
    name: 'Okta',
    tokenEndpoint: 'https://dev-1.okta.com/oauth2/default/v1/token',
    clientAuthentication: 'client_secret_basic',
    clientId: '',
    clientSecret: null,
    preset: {
      id: 'okta',
      at: 'real',
      variables: [
        { name: 'domain', value: 'dev-1.okta.com' },
        { name: 'server', value: 'default' },
      ],
    },
    createdAt: services.now(),
  });
  const second = await createProfile(services, wish);
  expect((await loadProfile(services, second)).name).toBe('Okta 2');
});

test.each([
  ['clayton', 'clayton-practice-app', 'clayton-practice-secret', ''],
  ['clarify-basic', '', '', 'clarify-practice-password'],
] as const)('%s at the practice provider has its credentials, sealed', async (...row) => {
  const [preset, clientId, clientSecret, password] = row;
  const { services, indexedDB } = await openConsole();
  const id = await createProfile(services, { kind: 'preset', id: preset, at: 'practice', values: {} });
  expect(await loadProfile(services, id)).toMatchObject({ clientId, environment: 'practice' });
  expect(await secretOf(services, id, 'clientSecret')).toBe(clientSecret);
  expect(await secretOf(services, id, 'password')).toBe(password);
  expect(leaksIn(await dump(indexedDB), [clientSecret, password].filter(Boolean))).toEqual([]);
});

test.each([
  ['okta', 'real', 'Domain is “dev 1”: it must be a host alone'],
  ['okta', 'practice', 'The practice provider has no Okta'],
  ['gone', 'real', 'There is no preset gone'],
] as const)('%s, %s: %s, and nothing is stored', async (id, at, message) => {
  const { services } = await openConsole();
  const values = { domain: 'dev 1' };
  await expect(createProfile(services, { kind: 'preset', id, at, values })).rejects.toThrow(message);
  expect((await services.vault.loadProfiles()).records).toEqual([]);
});

test('practice runs share one profile; one that is made by hand is another', async () => {
  const { services } = await openConsole();
  await startPracticeRun(services);
  await startPracticeRun(services);
  await createProfile(services, { kind: 'practice', which: 'web' });
  expect((await services.vault.loadProfiles()).records).toHaveLength(2);
});

test('a duplicate has the fields, a name that is free, and secrets of its own', async () => {
  const { services } = await openConsole();
  const id = await makePasswordProfile(services);
  const copyId = await createProfile(services, { kind: 'duplicate', id });
  const [original, copy] = [await loadProfile(services, id), await loadProfile(services, copyId)];
  expect(copy).toMatchObject({ name: 'Practice app copy', clientId: original.clientId, username: user.name });
  expect(copy.clientSecret?.id).not.toBe(original.clientSecret?.id);
  await setProfileSecret(services, { id, field: 'password', text: null });
  expect(await secretOf(services, copyId, 'password')).toBe(user.password);
  expect(await secretOf(services, copyId, 'clientSecret')).toBe(webSecret);
  const again = await createProfile(services, { kind: 'duplicate', id: copyId });
  expect((await loadProfile(services, again)).name).toBe('Practice app copy 2');
});

test('a duplicate leaves the refresh token to the original: one credential, one refresher', async () => {
  const { services } = await openConsole();
  const id = await createProfile(services, { kind: 'blank' });
  await setProfileSecret(services, { id, field: 'startingRefreshToken', text: 'tGzv3JOkF0XG5Qx2TlKWIA' });
  const copyId = await createProfile(services, { kind: 'duplicate', id });
  expect((await loadProfile(services, copyId)).startingRefreshToken).toBeNull();
  expect(await secretOf(services, id, 'startingRefreshToken')).toBe('tGzv3JOkF0XG5Qx2TlKWIA');
});

test('the list has the newest first, addresses of this launch in place', async () => {
  const browser = await openConsole();
  await startPracticeRun(browser.services);
  browser.advance(1000);
  const id = await createProfile(browser.services, { kind: 'blank' });
  const { records, unreadable } = await loadResolvedProfiles(browser.services);
  expect(records.map((profile) => profile.id)).toEqual([id, 'practice']);
  expect(records[1]?.tokenEndpoint).toBe(practicePreset.tokenEndpoint.replace('{{practice}}', providerOrigin));
  expect(unreadable).toEqual([]);
});
