// The body of a token response as a document: JSON (RFC 8259), or a form as some providers send it.

/** A body, read. A form is a document of texts. */
export type ResponseDocument =
  | { readonly kind: 'document'; readonly value: object }
  | { readonly kind: 'empty' | 'not-json' | 'not-an-object' };

/**
 * The text of a body. Byte order marks go: JSON must not start with one (RFC 8259 section 8.1); one of UTF-16 says what
 * the rest is. Bytes that are no UTF-8 become U+FFFD.
 */
export function decodeBody(body: Uint8Array): string {
  const [first, second] = body;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(body);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(body);
  return new TextDecoder().decode(body);
}

/**
 * Reads a response text. Of a JSON member that stands twice, the last counts: JSON has no rule (RFC 8259 section 4),
 * and all readers do so.
 * @param names what a form must have one of: other text has no form's shape to go by.
 */
export function readDocument(response: string, names: readonly string[]): ResponseDocument {
  const text = response.replace(/^\ufeff+/, '');
  if (text.trim() === '') return { kind: 'empty' };
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { kind: 'document', value } : { kind: 'not-an-object' };
  } catch {
    return isForm(text, names) ? { kind: 'document', value: readForm(text) } : { kind: 'not-json' };
  }
}

/** Up to the first of the names, everything must look like one. */
function isForm(text: string, names: readonly string[]): boolean {
  if (/\s/.test(text)) return false;
  for (const pair of text.split('&')) {
    const end = pair.indexOf('=');
    const name = pair.slice(0, end);
    if (end < 0 || /[<>{}"]/.test(name)) return false;
    if (names.includes(name)) return true;
  }
  return false;
}

/** A form's fields as members. One that stands twice says nothing certain: it becomes a list, which no member is. */
function readForm(text: string): object {
  const fields = new URLSearchParams(text);
  return Object.fromEntries(
    [...fields.keys()].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
