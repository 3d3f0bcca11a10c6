import { RecordUnreadable } from '#vault/errors.ts';

/** A record, `null` for one that can't be decrypted: it can be deleted and passed over all the same. */
export async function unlessUnreadable<T>(record: Promise<T | null>): Promise<T | null> {
  return record.catch((error: unknown) => {
    if (error instanceof RecordUnreadable) return null;
    throw error;
  });
}
