import { expect, test } from 'vitest';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile } from './load-records.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { secretOf, webSecret } from './profiles.test-support.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';

const openConsole = setUpConsoles();

test('two tabs that change two fields at once keep both', async () => {
  const console = await openConsole();
  const other = await console.openTab();
  const id = await createProfile(console.services, { kind: 'blank' });
  await Promise.all([
    changeProfile(console.services, { id, change: { name: 'Orders' } }),
    changeProfile(other, { id, change: { scopes: ['orders:read'] } }),
    setProfileSecret(other, { id, field: 'clientSecret', text: 'a-client-secret-of-orders' }),
    changeProfile(console.services, { id, change: { color: 'green' } }),
  ]);
  const profile = await loadProfile(other, id);
  expect(profile).toMatchObject({ name: 'Orders', scopes: ['orders:read'], color: 'green' });
  expect(await secretOf(other, id, 'clientSecret')).toBe('a-client-secret-of-orders');
});

test('a change from an older look at the profile brings back neither its secrets nor its age', async () => {
  const { services } = await openConsole();
  const id = await createProfile(services, { kind: 'practice', which: 'web' });
  await setProfileSecret(services, { id, field: 'clientKey', text: 'first-key' });
  const seen = await loadProfile(services, id);
  await setProfileSecret(services, { id, field: 'clientSecret', text: 'the-new-client-secret' });
  await setProfileSecret(services, { id, field: 'clientKey', text: 'second-key' });
  await changeProfile(services, { id, change: { ...seen, id: 'else', createdAt: 5, name: 'Mine' } });
  const profile = await loadProfile(services, id);
  expect(profile).toMatchObject({ id, name: 'Mine', createdAt: seen.createdAt });
  expect(await secretOf(services, id, 'clientSecret')).toBe('the-new-client-secret');
  expect(profile.connection.clientKey?.id).not.toBe(seen.connection.clientKey?.id);
});

test.each(['clientSecret', 'password', 'startingRefreshToken', 'clientKey'] as const)(
  'R28, R29: a %s is stored sealed, shown by its last four, and taken out again',
  async (field) => {
    const { services, indexedDB } = await openConsole();
    const id = await createProfile(services, { kind: 'blank' });
    const text = `-----BEGIN ${field} 0123456789 abcdefgh`;
    await setProfileSecret(services, { id, field, text });
    const profile = await loadProfile(services, id);
    expect(textOf(profile)).toContain('"lastFour":"efgh"');
    expect(leaksIn(textOf(profile), [text])).toEqual([]);
    expect(leaksIn(await dump(indexedDB), [text])).toEqual([]);
    await setProfileSecret(services, { id, field, text: null });
    expect(textOf(await loadProfile(services, id))).not.toContain('efgh');
  },
);

test('an empty secret is none', async () => {
  const { services } = await openConsole();
  const id = await createProfile(services, { kind: 'practice', which: 'web' });
  expect(await secretOf(services, id, 'clientSecret')).toBe(webSecret);
  await setProfileSecret(services, { id, field: 'clientSecret', text: '' });
  expect((await loadProfile(services, id)).clientSecret).toBeNull();
});

test('a profile that is not there is a bug', async () => {
  const { services } = await openConsole();
  await expect(changeProfile(services, { id: 'nowhere', change: {} })).rejects.toThrow('There is no profile nowhere');
  await expect(setProfileSecret(services, { id: 'nowhere', field: 'password', text: 'x' })).rejects.toThrow('nowhere');
});
