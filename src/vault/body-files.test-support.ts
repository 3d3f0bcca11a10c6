import type { BodyFiles } from './body-files.ts';

/** Files in memory. Share one among the "tabs" of a test. */
export interface MemoryFiles extends BodyFiles {
  /** Every file by "body/chunk". */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** How many bytes there is room for. */
  roomBytes: number;
}

export function createMemoryFiles(): MemoryFiles {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const pathOf = (bodyId: string, chunk: number) => `${bodyId}/${chunk}`;
  const taken = () => [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const memory: MemoryFiles = {
    files,
    roomBytes: Number.POSITIVE_INFINITY,
    async write(bodyId, chunk, bytes) {
      if (taken() + bytes.length > memory.roomBytes) throw new DOMException('No room', 'QuotaExceededError');
      files.set(pathOf(bodyId, chunk), bytes.slice());
    },
    read: async (bodyId, chunk) => files.get(pathOf(bodyId, chunk)) ?? null,
    removeChunk: async (bodyId, chunk) => void files.delete(pathOf(bodyId, chunk)),
    async remove(bodyId) {
      for (const path of [...files.keys()]) if (path.startsWith(`${bodyId}/`)) files.delete(path);
    },
    async list() {
      const bytes = new Map<string, number>();
      for (const [path, { length }] of files) {
        const id = path.slice(0, path.lastIndexOf('/'));
        bytes.set(id, (bytes.get(id) ?? 0) + length);
      }
      return [...bytes].map(([id, each]) => ({ id, bytes: each }));
    },
    close() {},
  };
  return memory;
}
