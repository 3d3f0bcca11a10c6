// Tells which of many secrets may stand in a text, in time in proportion to the text alone: what is told is looked for by
// its needles then, which take time in proportion to the secrets, too.

/** So many bytes at a secret's end are looked up: the beginnings of JWTs are alike. */
const tailBytes = 6;

/** Makes what tells the secrets that may stand in a text, however encoded: never one too few. Each has `tailBytes` or more. */
export function hintSecrets(secrets: Iterable<string>): (text: string) => ReadonlySet<string> {
  const byTail = new Map<string, string[]>();
  for (const secret of secrets) {
    const tail = bytesOf(secret).slice(-tailBytes);
    byTail.set(tail, [...(byTail.get(tail) ?? []), secret]);
  }
  return (text) => {
    const hinted = new Set<string>();
    for (const reading of readingsOf(bytesOf(text)))
      for (let at = 0; at + tailBytes <= reading.length; at += 1)
        for (const secret of byTail.get(reading.slice(at, at + tailBytes)) ?? []) hinted.add(secret);
    return hinted;
  };
}

/** What a text may say once decoded, a character for each byte. What is escaped may be escaped within what is, too. */
function readingsOf(text: string): string[] {
  const once = unescaped(text);
  const plain = [...new Set([text, once, unescaped(once)])];
  const runs = (pattern: RegExp) => plain.flatMap((each) => Array.from(each.matchAll(pattern), ([run]) => run));
  return [
    ...plain,
    ...plain.filter((each) => each.includes('+')).map((each) => each.replaceAll('+', ' ')),
    ...runs(/[A-Za-z0-9+/_-]{8,}/g).flatMap(base64Readings),
    ...runs(/[\da-f]{12,}/gi).flatMap(hexReadings),
  ];
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

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** It may begin anywhere in a group of four. */
function base64Readings(run: string): string[] {
  const codes = Array.from(run.replaceAll('-', '+').replaceAll('_', '/'), (sign) => signs.indexOf(sign));
  return [0, 1, 2, 3].map((from) => {
    const bytes: string[] = [];
    let bits = 0;
    let count = 0;
    for (const code of codes.slice(from)) {
      bits = ((bits << 6) | code) & 0xffff;
      count += 6;
      if (count < 8) continue;
      count -= 8;
      bytes.push(String.fromCharCode((bits >> count) & 0xff));
    }
    return bytes.join('');
  });
}

function hexReadings(run: string): string[] {
  return [run, run.slice(1)].map((digits) =>
    Array.from(digits.matchAll(/../g), ([pair]) => String.fromCharCode(Number.parseInt(pair, 16))).join(''),
  );
}

function bytesOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
