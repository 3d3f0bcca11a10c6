/**
 * Where sealed chunks of large bodies lie: one file each, outside the database, which would hold a body in memory to
 * write it. A chunk is whole or absent once `write` is over; a page killed in between may leave a part of one.
 */
export interface BodyFiles {
  write(bodyId: string, chunk: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** `null` where there is no such chunk. */
  read(bodyId: string, chunk: number): Promise<Uint8Array<ArrayBuffer> | null>;
  removeChunk(bodyId: string, chunk: number): Promise<void>;
  /** Removes every chunk of a body; of one that is gone already, nothing. */
  remove(bodyId: string): Promise<void>;
  /** Every body that has a file, and the bytes its files take. */
  list(): Promise<readonly BodyUsage[]>;
  /** Lets go of what the writing needs. */
  close(): void;
}

/** What the files of a body take. */
export interface BodyUsage {
  readonly id: string;
  readonly bytes: number;
}

/** Files whose code is loaded when they are first used: most pages never do. */
export function createLazyFiles(load: () => Promise<BodyFiles>): BodyFiles {
  let loading: Promise<BodyFiles> | null = null;
  const files = () => {
    loading ??= load();
    return loading;
  };
  return {
    write: async (...chunk) => (await files()).write(...chunk),
    read: async (...chunk) => (await files()).read(...chunk),
    removeChunk: async (...chunk) => (await files()).removeChunk(...chunk),
    remove: async (bodyId) => (await files()).remove(bodyId),
    list: async () => (await files()).list(),
    close: () => void loading?.then((each) => each.close()),
  };
}
