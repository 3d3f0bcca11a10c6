// Tells which of many secrets may stand in a text, in time in proportion to the text alone: what is told is looked for by
// its needles then, which take time in proportion to the secrets, too.

/** So many bytes at a secret's end are looked up: the beginnings of JWTs are alike. */
const tailBytes = 6;
/** Signs of base64 that these bytes say whole, whatever stands before and behind them. */
const base64Signs = 7;

/** Makes what tells the secrets that may stand in a text, however encoded: never one too few. Each has `tailBytes` or more. */
export function hintSecrets(secrets: Iterable<string>): (text: string) => ReadonlySet<string> {
  const [plain, base64, hex] = [new Tails(tailBytes), new Tails(base64Signs), new Tails(2 * tailBytes)];
  for (const secret of secrets) {
    const tail = bytesOf(secret).slice(-tailBytes);
    plain.add(tail, secret);
    hex.add(hexOf(tail), secret);
    for (const signs of inBase64(tail)) base64.add(signs, secret);
  }
  if (plain.isEmpty) return () => new Set();
  return (text) => {
    const hinted = new Set<string>();
    for (const reading of readingsOf(bytesOf(text))) {
      plain.seek(reading, hinted);
      if (reading.includes('+')) plain.seek(reading.replaceAll('+', ' '), hinted);
      base64.seek(reading.replaceAll('-', '+').replaceAll('_', '/'), hinted);
      hex.seek(reading.toLowerCase(), hinted);
    }
    return hinted;
  };
}

/** The ends of secrets, all of one length, and what finds them wherever they stand in a text. */
class Tails {
  readonly #length: number;
  readonly #secrets = new Map<string, string[]>();
  /** By the last characters of a tail: most places of a text are dismissed by one look. */
  readonly #isEnd = new Uint8Array(0x10000);

  constructor(length: number) {
    this.#length = length;
  }

  get isEmpty(): boolean {
    return this.#secrets.size === 0;
  }

  add(tail: string, secret: string) {
    const alike = this.#secrets.get(tail);
    if (alike) alike.push(secret);
    else this.#secrets.set(tail, [secret]);
    this.#isEnd[endingAt(tail, this.#length)] = 1;
  }

  seek(text: string, hinted: Set<string>) {
    for (let end = this.#length; end <= text.length; end += 1) {
      if (this.#isEnd[endingAt(text, end)] === 0) continue;
      for (const secret of this.#secrets.get(text.slice(end - this.#length, end)) ?? []) hinted.add(secret);
    }
  }
}

function endingAt(text: string, end: number): number {
  return (text.charCodeAt(end - 1) + 31 * text.charCodeAt(end - 2) + 961 * text.charCodeAt(end - 3)) & 0xffff;
}

/** What a text may say once decoded, a character for each byte. What is escaped may be escaped within what is, too. */
function readingsOf(text: string): Iterable<string> {
  const once = unescaped(text);
  return new Set([text, once, unescaped(once)]);
}

/** The signs of base64 that bytes are written with, as they begin anywhere in a group of three (RFC 4648 section 4). */
function inBase64(bytes: string): string[] {
  return ['', '\0', '\0\0'].map((before) => {
    const start = Math.ceil((before.length * 8) / 6);
    return btoa(before + bytes).slice(start, start + base64Signs);
  });
}

function hexOf(bytes: string): string {
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

const anyEscape =
  /%[\da-f]{2}|(?:\\u(?=d[89ab])[\da-f]{4})?\\u[\da-f]{4}|\\[^u]|&#\d{1,7};|&#x[\da-f]{1,6};|&(?:amp|lt|gt|quot|apos);/gi;

/** Escapes of URLs, JSON and HTML undone, mixed as they may be. */
function unescaped(text: string): string {
  return /[%\\&]/.test(text) ? text.replace(anyEscape, (written) => meantBy(written)) : text;
}

const short: Readonly<Record<string, string>> = {
  ...{ '\\b': '\b', '\\f': '\f', '\\n': '\n', '\\r': '\r', '\\t': '\t' },
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};

function meantBy(written: string): string {
  const known = short[written.toLowerCase()];
  if (known !== undefined) return known;
  if (written.startsWith('%')) return String.fromCharCode(Number.parseInt(written.slice(1), 16));
  if (written.startsWith('&')) {
    const code = /^&#x/i.test(written) ? Number.parseInt(written.slice(3), 16) : Number.parseInt(written.slice(2), 10);
    return code <= 0x10ffff ? bytesOf(String.fromCodePoint(code)) : written;
  }
  if (!/^\\u/i.test(written)) return written.slice(1);
  const units = Array.from(written.matchAll(/[\da-f]{4}/gi), ([digits]) => Number.parseInt(digits, 16));
  return bytesOf(String.fromCharCode(...units));
}

/** A character for each byte in UTF-8. */
function bytesOf(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
