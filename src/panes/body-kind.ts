/** What a body is, as far as it decides how it can be looked at. */
export type BodyKind = 'json' | 'xml' | 'html' | 'image' | 'event-stream' | 'text' | 'bytes';

/** What is known of a body before it is looked into. */
export interface BodySigns {
  /** The Content-Type as it came, `undefined` where there is none. */
  readonly contentType: string | undefined;
  /** The first bytes; a dozen are enough. */
  readonly firstBytes: Uint8Array;
  /** It reads as UTF-8. */
  readonly isText: boolean;
}

/** Image types that browsers draw, and how each begins. */
const magic: readonly (readonly [mediaType: string, begins: (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => isAt(bytes, 0, '\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (bytes) => isAt(bytes, 0, '\xff\xd8\xff')],
  ['image/gif', (bytes) => isAt(bytes, 0, 'GIF87a') || isAt(bytes, 0, 'GIF89a')],
  ['image/webp', (bytes) => isAt(bytes, 0, 'RIFF') && isAt(bytes, 8, 'WEBP')],
];

const drawable = [...magic.map(([mediaType]) => mediaType), 'image/svg+xml'];

/** The media type alone, in lower case: "text/html" of `Text/HTML; charset=utf-8`. Empty where there is none. */
export function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** What a body is: its first bytes for an image, else what the server calls it, else whether it is text. */
export function bodyKind({ contentType, firstBytes, isText }: BodySigns): BodyKind {
  const mediaType = mediaTypeOf(contentType);
  if (imageType({ contentType, firstBytes })) return 'image';
  if (!isText) return 'bytes';
  if (mediaType === 'text/event-stream') return 'event-stream';
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return 'html';
  if (/^(application|text)\/([\w.-]+\+)?json$/.test(mediaType)) return 'json';
  if (/[/+]xml$/.test(mediaType)) return 'xml';
  return mediaType === '' ? kindOfBeginning(latin1(firstBytes)) : 'text';
}

/** What text is that comes under no name. */
function kindOfBeginning(text: string): BodyKind {
  if (/^\s*[{[]/.test(text)) return 'json';
  return text.startsWith('<?xml') ? 'xml' : 'text';
}

/** The media type under which a body can be drawn as an image, `null` where it can't. */
export function imageType({ contentType, firstBytes }: Omit<BodySigns, 'isText'>): string | null {
  const known = magic.find(([, begins]) => begins(firstBytes))?.[0];
  const claimed = mediaTypeOf(contentType);
  return known ?? (drawable.includes(claimed) ? claimed : null);
}

function isAt(bytes: Uint8Array, offset: number, expected: string): boolean {
  return latin1(bytes.subarray(offset, offset + expected.length)) === expected;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 32));
}
