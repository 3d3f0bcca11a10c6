import type { QueryClient } from '@tanstack/react-query';
import type { TokenViews } from '#flows/load-token-views.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Listing } from '#vault/vault.ts';
import type { VaultOpening } from '#vault/vault-opening.ts';
import { keys } from './keys.ts';

/**
 * Where the vault is only now made, what the first page reads is known at once: there is nothing. Another tab may store
 * something before this one can hear of it: where there are profiles once it is open, all of it is read.
 */
export async function expectNothingOfNew({ vault, made }: VaultOpening, client: QueryClient): Promise<void> {
  await made;
  client.setQueryData<Listing<Profile>>(keys.profiles, { records: [], unreadable: [] });
  client.setQueryData<TokenViews>(keys.tokens, { tokens: [], unreadable: 0 });
  if (await hasNoProfiles(vault)) return;
  await Promise.all([keys.profiles, keys.tokens].map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** What can't be read may be there: the page reads it again, and tells of the failure. */
async function hasNoProfiles(vault: VaultOpening['vault']): Promise<boolean> {
  try {
    const { records, unreadable } = await (await vault).loadProfiles();
    return records.length + unreadable.length === 0;
  } catch {
    return false;
  }
}
