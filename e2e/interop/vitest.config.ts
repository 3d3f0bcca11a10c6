import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real programs of other people, which a machine may lack: not part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { name: 'interop', include: ['e2e/interop/*.interop.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
