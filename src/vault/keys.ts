import { guarded, transact } from './database.ts';
import type { KeyRow, VaultDatabase } from './schema.ts';

/**
 * The vault's keys, the current one first. The first tab ever makes one; where two do at once, one key wins and both
 * use it.
 */
export async function loadKeys(
  database: VaultDatabase,
  crypto: Crypto,
  now: () => number,
): Promise<[KeyRow, ...KeyRow[]]> {
  const stored = await guarded(() => database.getAll('keys'));
  if (stored.length > 0) return newestFirst(stored);
  const made = await makeKey(crypto, now());
  return transact(database, ['keys'], async (transaction) => {
    const keys = transaction.objectStore('keys');
    const others = await keys.getAll();
    if (others.length === 0) await keys.add(made);
    return newestFirst(others.length === 0 ? [made] : others);
  });
}

async function makeKey(crypto: Crypto, madeAt: number): Promise<KeyRow> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { id: crypto.randomUUID(), key, madeAt };
}

function newestFirst(keys: KeyRow[]): [KeyRow, ...KeyRow[]] {
  return keys.sort((a, b) => b.madeAt - a.madeAt) as [KeyRow, ...KeyRow[]];
}
