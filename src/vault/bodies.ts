import type { StoredBody } from '#call/stored-body.ts';
import { openChunk } from './body-chunk.ts';
import type { BodyFiles } from './body-files.ts';
import { createBodyWriter } from './body-writer.ts';
import { guarded } from './database.ts';
import { VaultUnavailable } from './errors.ts';
import { everyBody, type Holds } from './holds.ts';
import { isNamed } from './named-bodies.ts';
import type { VaultDatabase } from './schema.ts';
import type { Sealer } from './sealer.ts';
import type { Vault } from './vault.ts';

/** The bodies that are too large for a record. */
export interface BodyStore extends Pick<Vault, 'writeBody' | 'readBody' | 'removeBody'> {
  /** Records that name these bodies are stored: the writing of them is over. */
  released(bodyIds: Iterable<string>): void;
  /** Removes the files of a body that no record names any more. One that a tab still holds stays. */
  drop(bodyId: string): Promise<void>;
  /** Removes the files of all bodies that no record names: what a page that was killed, or a removal, left. */
  sweep(): Promise<void>;
}

/** What the bodies need of the vault. */
export interface BodyPlaces {
  readonly database: VaultDatabase;
  readonly sealer: Sealer;
  readonly crypto: Crypto;
  readonly holds: Holds;
  /** `null` where the browser has no files for us. */
  readonly files: BodyFiles | null;
}

/** The large bodies of an open vault. */
export function createBodyStore({ database, sealer, crypto, holds, files }: BodyPlaces): BodyStore {
  /** Bodies that are written here and named by no record yet. */
  const writing = new Map<string, () => void>();

  const release = (bodyId: string) => {
    writing.get(bodyId)?.();
    writing.delete(bodyId);
  };
  const isHeld = async (bodyId: string) => {
    const held = await holds.held();
    return held.has(bodyId) || held.has(everyBody);
  };
  /** In this order: what is held becomes named, and what is named is held before it is removed. */
  const isOrphan = async (bodyId: string) =>
    !(await isNamed(database, bodyId)) && !(await isHeld(bodyId)) && !(await isNamed(database, bodyId));
  const drop = async (bodyId: string) => {
    if (await isOrphan(bodyId)) await guarded(() => needed(files).remove(bodyId));
  };
  return {
    drop,
    writeBody: () =>
      createBodyWriter({
        id: crypto.randomUUID(),
        ...{ sealer, files: () => needed(files) },
        hold: async (bodyId) => void writing.set(bodyId, await holds.hold(bodyId)),
        release,
      }),
    readBody: (body) => readChunks(sealer, () => needed(files), body),
    async removeBody({ id }) {
      release(id);
      await drop(id);
    },
    released(bodyIds) {
      for (const bodyId of bodyIds) release(bodyId);
    },
    async sweep() {
      for (const { id } of (await files?.list()) ?? []) await drop(id);
    },
  };
}

function needed(files: BodyFiles | null): BodyFiles {
  if (!files) throw new VaultUnavailable('absent');
  return files;
}

/** Opens one chunk after the other, as they are taken. */
function readChunks(sealer: Sealer, files: () => BodyFiles, { id, chunks }: StoredBody): ReadableStream<Uint8Array> {
  let chunk = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (chunk === chunks) return controller.close();
        const file = await guarded(() => files().read(id, chunk));
        controller.enqueue(await openChunk(sealer, { bodyId: id, chunk }, file));
        chunk += 1;
      },
    },
    { highWaterMark: 1 },
  );
}
