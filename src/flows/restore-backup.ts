import type { StoredBody } from '#call/stored-body.ts';
import { joinTrees } from '#collection/join-trees.ts';
import { walk } from '#collection/tree.ts';
import { BackupUnreadable } from '#vault/errors.ts';
import { withBodies } from '#vault/named-bodies.ts';
import type { BodyWriter, Restored, RestoreMode, Restoring, VaultRecord } from '#vault/vault.ts';
import type { BackupItem } from './backup-records.ts';
import type { ConsoleServices } from './console-services.ts';
import type { BackupWatch } from './encrypted-backup.ts';
import { collectionsLock } from './lock-names.ts';
import { type BackupStop, type OpenedBackup, orRefusal, readBackup } from './open-backup.ts';
import { createRestoredBindings } from './restored-bindings.ts';
import { createRestoredNames } from './restored-names.ts';

/** What came in. */
export type RestoredBackup = { readonly kind: 'restored'; readonly mode: RestoreMode } & Restored;

/** Which backup, and what becomes of what is here. */
export interface RestoreWish {
  readonly backup: OpenedBackup;
  readonly mode: RestoreMode;
}

/**
 * Takes a backup in, all of it or nothing.
 * 1. Nobody changes a tree meanwhile: what is here and what comes in are joined.
 * 2. Take bodies in under ids of their own, so that none is written over.
 * 3. Take records in, sealed under this device's key, beside everything: nothing shows yet.
 * 4. Let all of them in at once. After `instead` this page is to be loaded anew.
 * 5. Given up, cut, damaged or without room: drop what was taken in. What was here was not touched.
 */
export function restoreBackup(
  services: ConsoleServices,
  { backup, mode }: RestoreWish,
  watch: BackupWatch,
): Promise<RestoredBackup | BackupStop> {
  return services.locks.withLock(collectionsLock, () =>
    orRefusal(async () => {
      const restoring = await services.vault.beginRestore(mode);
      const taking = createTaking(services, mode, restoring);
      try {
        for await (const item of readBackup(backup, watch)) await taking.take(item);
        return { kind: 'restored' as const, mode, ...(await taking.commit()) };
      } catch (error) {
        await restoring.abandon();
        await taking.drop();
        throw error;
      }
    }),
  );
}

interface Taking {
  take(item: BackupItem): Promise<void>;
  /** Lets in what was taken. */
  commit(): Promise<Restored>;
  /** Removes the bodies that were written. */
  drop(): Promise<void>;
}

function createTaking(services: ConsoleServices, mode: RestoreMode, restoring: Restoring): Taking {
  const { vault } = services;
  const bodies = new Map<string, StoredBody>();
  let writing: { readonly id: string; readonly writer: BodyWriter } | null = null;
  let preferences: Readonly<Record<string, string>> = {};
  const places = placesHere(vault);
  const nameBeside = createRestoredNames({ vault });
  const bindings = createRestoredBindings(services, mode);

  async function takeRecord(record: VaultRecord): Promise<void> {
    const whole = withBodies(record, (body) => asTold(body, bodies.get(body.id) ?? missing()));
    if (mode === 'instead') return restoring.take(whole);
    if (await bindings.waits(whole)) return;
    const named = await nameBeside(whole);
    if (named.kind !== 'collection') return restoring.take(named);
    const { trees, placed } = await places();
    const wins = mode === 'skip' ? 'here' : 'theirs';
    const joined = joinTrees(trees.get(named.collection.id) ?? null, named.collection, { wins, placed });
    await restoring.take({ kind: 'collection', collection: joined }, true);
  }

  return {
    async take(item) {
      switch (item.kind) {
        case 'preferences':
          preferences = item.preferences;
          break;
        case 'body-begins':
          writing = { id: item.id, writer: vault.writeBody() };
          break;
        case 'body-bytes':
          await writing?.writer.write(item.bytes);
          break;
        case 'body-ends':
          if (writing) bodies.set(writing.id, await writing.writer.close());
          writing = null;
          break;
        case 'record':
          await takeRecord(item.record);
      }
    },
    commit: () => bindings.end(restoring, () => restoring.commit(preferences)),
    async drop() {
      await writing?.writer.discard();
      for (const body of bodies.values()) await vault.removeBody(body);
    },
  };
}

/** The trees that are here, read once, and everything that stands in one of them. */
function placesHere(vault: ConsoleServices['vault']) {
  const read = async () => {
    const { records } = await vault.loadCollections();
    const placed = new Set(records.flatMap((each) => [...walk(each)].map(([{ id }]) => id)));
    return { trees: new Map(records.map((each) => [each.id, each])), placed };
  };
  let reading: ReturnType<typeof read> | null = null;
  return () => {
    reading ??= read();
    return reading;
  };
}

/** One that came without its end stays without it: shorter, it would pass for the whole and be sent as such. */
function asTold({ bytes, chunks }: StoredBody, came: StoredBody): StoredBody {
  return came.bytes < bytes ? { ...came, bytes, chunks } : came;
}

/** A body comes before the first record that names it. */
function missing(): never {
  throw new BackupUnreadable({ kind: 'damaged', chunk: null });
}
