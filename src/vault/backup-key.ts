import type { KeyDerivation } from './backup-header.ts';
import type { SecretValue } from './secret-value.ts';

/** Makes 32 bytes of a passphrase, at the cost that is told (RFC 9106). Rejects with the signal's reason once it is aborted. */
export type Stretch = (
  passphrase: Uint8Array<ArrayBuffer>,
  how: KeyDerivation,
  signal?: AbortSignal,
) => Promise<Uint8Array<ArrayBuffer>>;

/** What a key is made with, and when nobody wants it any more. */
export interface KeyMaking {
  readonly crypto: Crypto;
  readonly stretch: Stretch;
  readonly signal?: AbortSignal;
}

/**
 * The key of a backup; it can't be taken out of the browser. The same passphrase typed on another system is the same
 * bytes: NFKC.
 */
export async function deriveBackupKey(
  { crypto, stretch, signal }: KeyMaking,
  passphrase: SecretValue,
  how: KeyDerivation,
): Promise<CryptoKey> {
  const stretched = await stretch(new TextEncoder().encode(passphrase.reveal().normalize('NFKC')), how, signal);
  try {
    return await crypto.subtle.importKey('raw', stretched, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } finally {
    stretched.fill(0);
  }
}

/** What the worker is told. */
export interface StretchOrder {
  readonly passphrase: Uint8Array<ArrayBuffer>;
  readonly how: KeyDerivation;
}

/** What it answers; a `failure` is the browser's own, such as no memory. */
export type StretchReport =
  | { readonly kind: 'stretched'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly failure: string };

/** Stretches in a worker of its own, so that the page stays alive meanwhile. A foreign file may ask for minutes: giving up ends it. */
export const stretchInWorker: Stretch = (passphrase, how, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const worker = new Worker(new URL('./backup-key-worker.ts', import.meta.url), { type: 'module' });
    const end = () => worker.terminate();
    worker.onmessage = ({ data }: MessageEvent<StretchReport>) => {
      end();
      if (data.kind === 'stretched') resolve(data.bytes);
      else reject(new Error(`The key could not be made: ${data.failure}`));
    };
    worker.onerror = ({ message }) => {
      end();
      reject(new Error(`The key could not be made: ${message || 'its worker did not start'}`));
    };
    const giveUp = () => {
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    worker.postMessage({ passphrase, how } satisfies StretchOrder, [passphrase.buffer]);
  });
