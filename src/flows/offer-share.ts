import { mostLinkBytes, writeLink } from '#collection/link-codec.ts';
import { writeDocument } from '#collection/write-document.ts';
import { type PostmanExport, writePostman } from '#formats/write-postman.ts';
import type { ConsoleServices } from './console-services.ts';
import { presetBase } from './preset-base.ts';
import { type SharedScan, scanShared } from './scan-shared.ts';
import { type SharedItems, type ShareWish, shareItems } from './share-items.ts';

/** What is handed over, looked through for secrets, and as a link. */
export type ShareOffer =
  | (Extract<SharedItems, { kind: 'shared' }> & {
      readonly scan: SharedScan;
      /** The fragment of its link, `null` where no console would expand so much. */
      readonly fragment: string | null;
      /** The same for Postman; `null` for a profile alone, which is no collection. */
      readonly postman: PostmanExport | null;
    })
  | Extract<SharedItems, { kind: 'refused' }>;

/**
 * Gets something that is saved ready to be handed over. Nothing of it is stored or sent.
 * 1. Make the document.
 * 2. Look through it for secrets that stand in it as text.
 * 3. Write it as a link, and for Postman, which knows nothing of presets.
 */
export async function offerShare(services: ConsoleServices, wish: ShareWish): Promise<ShareOffer> {
  const items = await shareItems(services, wish);
  if (items.kind === 'refused') return items;
  const { document } = items;
  const bytes = new Blob([writeDocument(document, 'compact')]).size;
  const fragment = bytes > mostLinkBytes ? null : await writeLink(document);
  const postman = document.collection
    ? writePostman(document, ({ preset, fields }) => ({ ...presetBase(preset), ...fields }))
    : null;
  return { ...items, scan: await scanShared(services, document), fragment, postman };
}
