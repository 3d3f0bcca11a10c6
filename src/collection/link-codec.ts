// A document in the fragment of a URL: `1.<characters>.<base64url of the raw DEFLATE of the compact text>`. The fragment
// never leaves the browser. The number tells a link that a chat cut from one that was changed.
import { base64url, fromBase64url } from '#oauth/base64url.ts';
import { readDocument } from './read-document.ts';
import type { DocumentRefusal, ReadDocument } from './read-document-result.ts';
import type { SharedDocument } from './shared-document.ts';
import { writeDocument } from './write-document.ts';

/** Most bytes of a document that came in a link, expanded. */
export const mostLinkBytes = 2_000_000;
/** What it can't be compressed to: DEFLATE adds 5 bytes to each block at worst, base64 a third. */
const mostCharacters = 2_700_000;

/** Why a link holds nothing that can be read. */
export type LinkRefusal =
  /** There is no fragment, or one of something else. */
  | { readonly kind: 'no-link' }
  /** Written by a console that came later. */
  | { readonly kind: 'newer-link'; readonly version: string }
  /** Its end is missing. */
  | { readonly kind: 'cut'; readonly characters: number; readonly expected: number }
  /** Something stands behind its end. */
  | { readonly kind: 'trailing'; readonly characters: number; readonly expected: number }
  /** Characters that are no base64url (RFC 4648 section 5). */
  | { readonly kind: 'wrong-base64' }
  /** It does not expand (RFC 1951): it was changed on its way. */
  | { readonly kind: 'damaged' };

/** What reading a link gives. */
export type ReadLink =
  | Extract<ReadDocument, { readonly kind: 'document' }>
  | { readonly kind: 'refused'; readonly refusal: DocumentRefusal | LinkRefusal };

/** The fragment that holds a document, without `#`. */
export async function writeLink(document: SharedDocument): Promise<string> {
  const text = new Blob([writeDocument(document, 'compact')]);
  const compressed = text.stream().pipeThrough(new CompressionStream('deflate-raw'));
  const encoded = base64url(new Uint8Array(await new Response(compressed).arrayBuffer()));
  return `1.${encoded.length}.${encoded}`;
}

/**
 * Reads the document in a link; never rejects.
 * @param link the fragment, with or without `#`, or the whole URL of any host. White space in it is passed over: mail
 * breaks long lines.
 */
export async function readLink(link: string): Promise<ReadLink> {
  const fragment = link.slice(link.indexOf('#') + 1);
  if (fragment.length > 2 * mostCharacters) return tooLarge(fragment.length);
  const [, version = '', written, encoded = ''] = /^(\d{1,5})\.(?:(\d{1,7})\.)?(.*)$/s.exec(stripped(fragment)) ?? [];
  if (version === '' || version === '0') return refused({ kind: 'no-link' });
  if (version !== '1') return refused({ kind: 'newer-link', version });
  const expected = Number(written ?? Number.NaN);
  if (Number.isNaN(expected)) return refused({ kind: 'no-link' });
  if (encoded.length > mostCharacters) return tooLarge(encoded.length);
  if (encoded.length < expected) return refused({ kind: 'cut', characters: encoded.length, expected });
  // A full stop or a bracket is of the text that the link stood in.
  if (/^[\w-]/.test(encoded.slice(expected)))
    return refused({ kind: 'trailing', characters: encoded.length, expected });
  const compressed = fromBase64url(encoded.slice(0, expected));
  if (!compressed) return refused({ kind: 'wrong-base64' });
  const expanded = await expand(compressed);
  return expanded.kind === 'expanded' ? readDocument(expanded.bytes, mostLinkBytes) : expanded;
}

/** How a link will travel, by its length. */
export type LinkFit =
  | 'fits'
  /** Some chats and mail programs cut links of this length. */
  | 'may-be-cut'
  /** A file is the better way. */
  | 'too-long';

/** @param characters of the whole URL. */
export function linkFit(characters: number): LinkFit {
  if (characters > 64_000) return 'too-long';
  return characters > 8_000 ? 'may-be-cut' : 'fits';
}

const stripped = (text: string) => text.replace(/\s+/g, '');
const refused = (refusal: DocumentRefusal | LinkRefusal) => ({ kind: 'refused', refusal }) as const;
const tooLarge = (bytes: number) => refused({ kind: 'too-large', bytes, most: mostLinkBytes });

type Expanded = { readonly kind: 'expanded'; readonly bytes: Uint8Array } | ReturnType<typeof refused>;

/** Expands as far as the budget goes: what a bomb would grow to is never held. */
async function expand(compressed: Uint8Array): Promise<Expanded> {
  const source = new Blob([compressed as BlobPart]).stream();
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
      if (length > mostLinkBytes) {
        await reader.cancel();
        return tooLarge(length);
      }
    }
  } catch {
    return refused({ kind: 'damaged' });
  }
  return { kind: 'expanded', bytes: joined(chunks, length) };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
