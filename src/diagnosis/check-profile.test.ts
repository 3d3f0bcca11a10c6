import { expect, test } from 'vitest';
import { origins, profile } from '#oauth/profile.test-support.ts';
import { blankProfile, type Grant } from '#oauth/profile.ts';
import { blocksRun, checkProfile } from './check-profile.ts';
import { checksOf, expectSoundChecks, foundIn } from './checks.test-support.ts';

const grants: readonly Grant[] = [
  'authorization_code',
  'client_credentials',
  'refresh_token',
  'password',
  'implicit',
  'basic',
];

test('a sound profile: nothing found, and a person sees what was looked at', () => {
  const checks = checksOf();
  expect(foundIn(checks)).toEqual([]);
  expect(checks.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Endpoints use https', 'Client ID and secret are there', 'PKCE with S256']),
  );
  expect(blocksRun(checks)).toBe(false);
});

test.each(grants)('a blank profile of grant %s names what is missing, and blocks a run', (grant) => {
  const checks = checkProfile({ ...blankProfile, id: 'p', grant }, { origins });
  expectSoundChecks(checks);
  expect(blocksRun(checks)).toBe(true);
  expect(checks.filter(({ verdict }) => verdict === 'error').length).toBeGreaterThan(1);
});

test('the worst comes first', () => {
  const verdicts = checksOf({ name: '', tokenEndpoint: '', pkce: 'off' }).map(({ verdict }) => verdict);
  const order = ['error', 'warning', 'info', 'ok'];
  expect(verdicts).toEqual([...verdicts].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect(new Set(verdicts).size).toBe(4);
});

test('what a run does not read is an error that does not stop it', () => {
  const checks = checksOf({ userinfoEndpoint: 'nowhere' });
  expect(foundIn(checks)).toEqual(['error userinfoEndpoint/no-url']);
  expect(blocksRun(checks)).toBe(false);
  expect(blocksRun(checksOf({ tokenEndpoint: 'nowhere' }))).toBe(true);
});

test('a fix leaves the placeholder of the practice provider standing', () => {
  const practice = { ...profile, tokenEndpoint: ' {{practice}}/token#x ' };
  const changes = checkProfile(practice, { origins }).map(({ fix }) => fix?.change.tokenEndpoint);
  expect(changes).toContain('{{practice}}/token#x');
  expect(changes).toContain(' {{practice}}/token');
});

test('with the practice provider off, that is said, and not that its endpoints are no URLs', () => {
  const practice = { ...profile, issuer: '{{practice}}', authorizationEndpoint: '{{practice}}/auth' };
  const checks = checkProfile(practice, { origins: { ...origins, practice: '' } });
  expect(foundIn(checks)).toEqual(['error practice-off']);
  expect(blocksRun(checks)).toBe(true);
});
