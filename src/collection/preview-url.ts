import { showTemplate } from '#call/mask.ts';
import type { Template } from '#call/template.ts';

/** A piece of a URL as it will be sent; an `awaited` one still stands as it was typed, its name without the braces. */
export type PreviewPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'awaited'; readonly text: string; readonly name: string };

/** A written URL for the screen: secrets masked, and what has no value yet kept in its place (`{{base}}`, `:id`). */
export function previewUrl(url: Template): PreviewPiece[] {
  return url.map((part): PreviewPiece => {
    if (part.kind !== 'awaited') {
      const text = showTemplate([part])
        .map((span) => span.text)
        .join('');
      return { kind: 'text', text };
    }
    const { what } = part;
    return { kind: 'awaited', name: what, text: what.startsWith(':') ? what : `{{${what}}}` };
  });
}
