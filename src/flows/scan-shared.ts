import type { SharedDocument } from '#collection/shared-document.ts';
import { type FoundSecret, scanDocument } from '#formats/scan-secrets.ts';
import type { ConsoleServices } from './console-services.ts';
import { seekKnownSecrets } from './seek-known-secrets.ts';

/** What looks like a secret in a document that is to be handed over. */
export interface SharedScan {
  readonly found: readonly FoundSecret[];
  /** Secrets of the vault that could not be decrypted, and so not be looked for. */
  readonly unreadable: number;
}

/**
 * Looks for secrets in a document (R29).
 * 1. Open what the vault holds, to find it in whatever encoding.
 * 2. Read every text of the document for that, and for what names and shapes tell.
 */
export async function scanShared({ vault }: ConsoleServices, document: SharedDocument): Promise<SharedScan> {
  const secrets = await vault.loadSecrets();
  return { found: scanDocument(document, seekKnownSecrets(secrets)), unreadable: secrets.unreadable.length };
}
