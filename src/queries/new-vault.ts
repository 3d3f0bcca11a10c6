import type { QueryClient } from '@tanstack/react-query';
import type { TokenViews } from '#flows/load-token-views.ts';
import type { Profile } from '#oauth/profile.ts';
import type { Listing } from '#vault/vault.ts';
import type { VaultOpening } from '#vault/vault-opening.ts';
import { keys } from './keys.ts';

/**
 * Where the vault is only now made, what the first page reads is known at once: there is nothing. Once it is open it is
 * read all the same, as another tab may have stored something before this one could hear of it.
 */
export async function expectNothingOfNew({ vault, made }: VaultOpening, client: QueryClient): Promise<void> {
  await made;
  client.setQueryData<Listing<Profile>>(keys.profiles, { records: [], unreadable: [] });
  client.setQueryData<TokenViews>(keys.tokens, { tokens: [], unreadable: 0 });
  await vault;
  await Promise.all([keys.profiles, keys.tokens].map((queryKey) => client.invalidateQueries({ queryKey })));
}
