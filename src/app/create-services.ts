import type { ConsoleServices } from '#flows/console-services.ts';
import { createTransport } from '#transport/transport.ts';
import { createLocks } from '#vault/locks.ts';
import type { Vault } from '#vault/vault.ts';
import { createVaultInOpening } from '#vault/vault-in-opening.ts';
import { openSeveredWindow } from './open-severed-window.ts';

/** Makes the services of this page from what its HTML was told. What they ask of the vault waits until it is open. */
export function createServices(opening: Promise<Vault>): ConsoleServices {
  const { origin } = location;
  return {
    vault: createVaultInOpening(opening),
    locks: createLocks(),
    transport: createTransport({
      origin,
      key: metaContent('authscope-key'),
      now: () => performance.now(),
    }),
    origins: { console: origin, practice: metaContent('authscope-practice') },
    now: () => Date.now(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))),
    openWindow: openSeveredWindow,
  };
}

function metaContent(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
