import type { QueryClient } from '@tanstack/react-query';
import type { Vault } from '#vault/vault.ts';
import { staleKeys } from './keys.ts';

/** Keeps every query in step with the vault, whichever tab wrote. Call the answer to stop. */
export function followChanges(vault: Pick<Vault, 'subscribe'>, client: QueryClient): () => void {
  return vault.subscribe((change) => {
    for (const queryKey of staleKeys(change)) void readAgain(client, [...queryKey]);
  });
}

/** A first read that is still under way would not be repeated, and might have missed the change: it is dropped. */
async function readAgain(client: QueryClient, queryKey: string[]): Promise<void> {
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}
