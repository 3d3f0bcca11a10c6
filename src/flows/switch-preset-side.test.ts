import { expect, test } from 'vitest';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile } from './load-records.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { secretOf } from './profiles.test-support.ts';
import { dump, leaksIn } from './secrecy.test-support.ts';
import { switchPresetSide } from './switch-preset-side.ts';

const openConsole = setUpConsoles();

test('a switch gives the profile the secrets of that side alone; those of the other are gone from the vault', async () => {
  const { services, indexedDB } = await openConsole();
  const id = await createProfile(services, { kind: 'preset', id: 'clayton', at: 'real', values: {} });
  await setProfileSecret(services, { id, field: 'clientSecret', text: 'mine-and-nobodys' });
  const mine = (await loadProfile(services, id)).clientSecret ?? expect.fail('It has no secret');

  await switchPresetSide(services, { id, at: 'practice', values: {} });
  expect(await loadProfile(services, id)).toMatchObject({
    name: 'Clayton',
    clientId: 'clayton-practice-app',
    preset: { id: 'clayton', at: 'practice' },
  });
  expect(await secretOf(services, id, 'clientSecret')).toBe('clayton-practice-secret');
  await expect(services.vault.open(mine)).rejects.toThrow();
  expect(leaksIn(await dump(indexedDB), ['mine-and-nobodys', 'clayton-practice-secret'])).toEqual([]);

  await switchPresetSide(services, { id, at: 'real', values: {} });
  expect(await loadProfile(services, id)).toMatchObject({
    clientId: '',
    clientSecret: null,
    tokenEndpoint: 'https://app.clayton.io/oauth2/token',
  });
});

test('Undo brings back the profile and the secrets of its side; what was edited since stays', async () => {
  const { services, indexedDB } = await openConsole();
  const id = await createProfile(services, { kind: 'preset', id: 'clayton', at: 'real', values: {} });
  await setProfileSecret(services, { id, field: 'clientSecret', text: 'mine-and-nobodys' });
  await changeProfile(services, { id, change: { clientId: 'mine', tokenOrigins: ['https://api.example'] } });
  const before = await loadProfile(services, id);
  const { undo } = await switchPresetSide(services, { id, at: 'practice', values: {} });
  const practised = (await loadProfile(services, id)).clientSecret ?? expect.fail('It has no secret');
  await changeProfile(services, { id, change: { name: 'Renamed' } });
  await undo();
  expect(await loadProfile(services, id)).toEqual({ ...before, name: 'Renamed' });
  expect(await secretOf(services, id, 'clientSecret')).toBe('mine-and-nobodys');
  await expect(services.vault.open(practised)).rejects.toThrow();
  expect(leaksIn(await dump(indexedDB), ['mine-and-nobodys'])).toEqual([]);
});

test.each([
  ['clarify', 'practice', 'real', 'Integration ID is empty.'],
  ['slack', 'real', 'practice', 'The practice provider has no Slack'],
] as const)('%s at %s can’t go to %s: %s', async (...row) => {
  const [presetId, at, to, why] = row;
  const { services } = await openConsole();
  const id = await createProfile(services, { kind: 'preset', id: presetId, at, values: {} });
  const before = await loadProfile(services, id);
  await expect(switchPresetSide(services, { id, at: to, values: {} })).rejects.toThrow(why);
  expect(await loadProfile(services, id)).toEqual(before);
});

test('a blank profile has no other side', async () => {
  const { services } = await openConsole();
  const id = await createProfile(services, { kind: 'blank' });
  await expect(switchPresetSide(services, { id, at: 'practice', values: {} })).rejects.toThrow('no preset');
});
