import type { Ending } from '#call/call.ts';
import type { BodySink } from '#call/fold-events.ts';
import { heldBodyBytes, type StoredBody } from '#call/stored-body.ts';
import { StorageFull, VaultUnavailable } from '#vault/errors.ts';
import type { BodyWriter, Vault } from '#vault/vault.ts';

/** Keeps the body of a call that is too large for its record. */
export interface BodyKeeping {
  readonly openSink: () => BodySink;
  /** How the call ended where it had to be ended because its body could not be kept, `null` otherwise. */
  ending(): Ending | null;
}

/** @param onFailure the vault takes no more of it: there is no use in going on. */
export function keepBody(vault: Vault, onFailure: () => void): BodyKeeping {
  let failure: StorageFull | VaultUnavailable | null = null;
  let kept: StoredBody | null = null;

  async function unlessFull(work: () => Promise<void>): Promise<void> {
    if (failure) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof StorageFull || error instanceof VaultUnavailable)) throw error;
      failure = error;
      onFailure();
    }
  }

  /** Where the last bytes did not fit, closing again gives what did. */
  async function close(writer: BodyWriter): Promise<StoredBody | null> {
    await unlessFull(async () => {
      kept = await writer.close();
    });
    kept ??= await writer.close();
    if (kept.bytes > heldBodyBytes) return kept;
    await writer.discard();
    return null;
  }

  return {
    openSink() {
      const writer = vault.writeBody();
      return { write: (bytes) => unlessFull(() => writer.write(bytes)), close: () => close(writer) };
    },
    ending() {
      if (!failure) return null;
      const reason = failure instanceof StorageFull ? 'full' : 'unavailable';
      return { kind: 'not-kept', reason, keptBytes: Math.max(kept?.bytes ?? 0, heldBodyBytes) };
    },
  };
}
