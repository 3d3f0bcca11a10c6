import type { ReadDocument } from './read-document-result.ts';

/** A text, and the same in UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** A document as text, or why it is none. */
export type DecodedDocument =
  | ({ readonly kind: 'text' } & DecodedText)
  | Extract<ReadDocument, { readonly kind: 'refused' }>;

/**
 * Gives the text of a document that came as bytes. A byte order mark of UTF-8 is passed over (RFC 8259 section 8.1); any
 * other encoding is named.
 */
export function decodeDocument(source: string | Uint8Array, most: number): DecodedDocument {
  const bytes = bytesOf(source, most);
  if (bytes > most) return { kind: 'refused', refusal: { kind: 'too-large', bytes, most } };
  if (typeof source === 'string') return asText(source.replace(/^\uFEFF/, ''));
  const other = otherEncoding(source);
  if (other) return { kind: 'refused', refusal: { kind: 'wrong-encoding', found: other } };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(source), bytes: source };
  } catch {
    return { kind: 'refused', refusal: { kind: 'wrong-encoding', found: 'invalid UTF-8' } };
  }
}

function asText(text: string): DecodedDocument {
  return { kind: 'text', text, bytes: new TextEncoder().encode(text) };
}

/** Bytes in UTF-8, told without encoding a text that is too long or short enough at any rate. */
function bytesOf(source: string | Uint8Array, most: number): number {
  const { length } = source;
  if (typeof source !== 'string' || length > most || length * 3 <= most) return length;
  return new TextEncoder().encode(source).length;
}

/** By its mark, or by the zeros beside the first bracket. */
function otherEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const first = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (/^(?:0000feff|fffe0000|000000(?!00)|(?!00)..000000)/.test(first)) return 'UTF-32';
  return /^(?:feff|fffe|00(?!00)|(?!00)..00)/.test(first) ? 'UTF-16' : null;
}
