import type { StoredBody } from '#call/stored-body.ts';
import { sealChunk } from './body-chunk.ts';
import type { BodyFiles } from './body-files.ts';
import { guarded } from './database.ts';
import { StorageFull } from './errors.ts';
import type { Sealer } from './sealer.ts';
import type { BodyWriter } from './vault.ts';

const chunkBytes = 1024 * 1024;
/** Chunks given up where there is no room for another: the record that names the rest needs some. */
const chunksForRecord = 2;

/** What a writer needs of the vault. */
export interface WriterPlaces {
  readonly id: string;
  readonly sealer: Sealer;
  readonly files: () => BodyFiles;
  readonly hold: (bodyId: string) => Promise<void>;
  readonly release: (bodyId: string) => void;
}

/** Takes a body in pieces of any size and writes chunks of one size: never more than one is in memory. */
export function createBodyWriter({ id, sealer, files, hold, release }: WriterPlaces): BodyWriter {
  const chunk = new Uint8Array(chunkBytes);
  let filled = 0;
  let chunks = 0;
  let bytes = 0;
  let failure: unknown = null;

  async function writeChunk(): Promise<void> {
    if (chunks === 0) await hold(id);
    const sealed = await sealChunk(sealer, { bodyId: id, chunk: chunks }, chunk.subarray(0, filled));
    await files().write(id, chunks, sealed);
    chunks += 1;
    bytes += filled;
    filled = 0;
  }

  async function flush(): Promise<void> {
    try {
      await guarded(writeChunk);
    } catch (error) {
      failure = error;
      if (error instanceof StorageFull) await makeRoom();
      throw error;
    }
  }

  async function makeRoom(): Promise<void> {
    const kept = Math.max(0, chunks - chunksForRecord);
    for (let each = chunks - 1; each >= kept; each -= 1) await guarded(() => files().removeChunk(id, each));
    chunks = kept;
    bytes = kept * chunkBytes;
  }

  return {
    async write(piece) {
      if (failure) throw failure;
      for (let rest = piece; rest.length > 0; ) {
        const part = rest.subarray(0, chunkBytes - filled);
        chunk.set(part, filled);
        filled += part.length;
        rest = rest.subarray(part.length);
        if (filled === chunkBytes) await flush();
      }
    },
    async close(): Promise<StoredBody> {
      if (!failure && filled > 0) await flush();
      return { id, bytes, chunkBytes, chunks };
    },
    async discard() {
      release(id);
      if (chunks > 0) await guarded(() => files().remove(id));
    },
  };
}
