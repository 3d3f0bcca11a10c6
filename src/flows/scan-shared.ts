import type { SharedDocument } from '#collection/shared-document.ts';
import { type FoundSecret, scanDocument } from '#formats/scan-secrets.ts';
import type { ConsoleServices } from './console-services.ts';
import { inSlices } from './in-slices.ts';
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
 * @throws the signal's reason where nobody waits for it any more.
 */
export async function scanShared(
  { vault }: Pick<ConsoleServices, 'vault'>,
  document: SharedDocument,
  signal?: AbortSignal,
): Promise<SharedScan> {
  const secrets = await vault.loadSecrets();
  const found = await inSlices(scanDocument(document, seekKnownSecrets(secrets)), signal);
  return { found, unreadable: secrets.unreadable.length };
}
