import { expect, test, vi } from 'vitest';
import type { SharedProfile } from '#collection/shared-document.ts';
import { setUpConsoles } from './console.test-support.ts';
import { makeProfile } from './profiles.test-support.ts';
import { profilesForRoles } from './profiles-for-roles.ts';

const openConsole = setUpConsoles();

const named = (role: string, name: string): SharedProfile => ({ role, name, preset: null, fields: {}, secrets: [] });

test('profiles of one name get names of their own; those that are here are read once for all of them', async () => {
  const { services } = await openConsole();
  const id = await makeProfile(services, 'web');
  const name = (await services.vault.loadProfile(id))?.name ?? '';
  const load = vi.spyOn(services.vault, 'loadProfiles');
  const profiles = ['a', 'b', 'c'].map((role) => named(role, name));
  const document = { profiles, environments: [], collection: null };
  const bound = await profilesForRoles(services, { document, bindings: {}, secrets: [] });
  const names = bound.records.flatMap((each) => (each.kind === 'profile' ? [each.profile.name] : []));
  expect(names).toEqual([`${name} 2`, `${name} 3`, `${name} 4`]);
  expect(load).toHaveBeenCalledOnce();
});
