// Runs in a worker of its own: makes a backup's key bytes of a passphrase.
import { stretchByArgon2id } from './argon2id.ts';
import type { StretchOrder, StretchReport } from './backup-key.ts';

self.onmessage = ({ data }: MessageEvent<StretchOrder>) => {
  self.postMessage(answer(data));
};

function answer({ passphrase, how }: StretchOrder): StretchReport {
  try {
    return { kind: 'stretched', bytes: stretchByArgon2id(passphrase, how) };
  } catch (error) {
    return { kind: 'failed', failure: error instanceof Error ? error.message : String(error) };
  } finally {
    passphrase.fill(0);
  }
}
