import type { ImportedSecret } from '#formats/imported.ts';
import type { OpenedDocument } from './use-reading.ts';

/** The secrets that come along: those that stood in somebody else's file, and what was moved out of the texts. */
export function broughtSecrets({ imported, moved }: OpenedDocument): readonly ImportedSecret[] {
  return imported?.secrets ?? moved;
}
