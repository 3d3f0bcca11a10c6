import { expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import type { Vault, VaultRecord } from '#vault/vault.ts';
import { createRestoredNames } from './restored-names.ts';

const profile = (id: string, name: string): Profile => ({ ...blankProfile, id, name, createdAt: 0 });
const record = (id: string, name: string): VaultRecord => ({ kind: 'profile', profile: profile(id, name) });

function namesBeside(here: readonly Profile[]) {
  const loadProfiles: Vault['loadProfiles'] = async () => ({ records: [...here], unreadable: [] });
  const beside = createRestoredNames({ vault: { loadProfiles } as Vault });
  return async (id: string, name: string) => {
    const named = await beside(record(id, name));
    return named.kind === 'profile' ? named.profile.name : '';
  };
}

test('what comes beside another of its name is told from it; what is here already keeps what it is called', async () => {
  const nameOf = namesBeside([profile('here', 'Staging'), profile('nameless', '')]);
  expect(await nameOf('here', 'Staging')).toBe('Staging');
  expect(await nameOf('other', 'Live')).toBe('Live');
  expect(await nameOf('new', '')).toBe('');
  expect(await nameOf('a', 'Staging')).toBe('Staging (restored)');
  expect(await nameOf('b', 'Staging')).toBe('Staging (restored) 2');
  expect(await nameOf('c', 'Staging (restored)')).toBe('Staging (restored) (restored)');
});

test('takes time in proportion to what there is', { timeout: 5_000 }, async () => {
  const nameOf = namesBeside(Array.from({ length: 10_000 }, (_, at) => profile(`here ${at}`, `Name ${at}`)));
  let last = '';
  for (let at = 0; at < 10_000; at += 1) last = await nameOf(`new ${at}`, `Name ${at % 10}`);
  expect(last).toBe('Name 9 (restored) 1000');
});
