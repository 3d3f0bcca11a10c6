// Addresses in a pasted text: in quotes, in a mail, in a header line, escaped or broken over lines (RFC 3986 appendix C).

const invisible = /[\u200b-\u200d\u2060\ufeff]/g;
/** A scheme is kept short: without a bound, looking for one would take quadratic time. */
const addressPattern = /\b[a-z][a-z\d+.-]{0,60}:\/[^\s<>"'`]+/gi;
const bracketed = /<([a-z][a-z\d+.-]{0,60}:\/[^<>]+)>/gi;

/** A text without what mails, pages and logs put around and into it: quote marks of replies, escapes, invisible characters. */
export function plainText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/^[^\S\n]*(?:>[^\S\n]*)+/gm, '')
    .replace(/&(?:amp|#38|#x26);|\\u0026/gi, '&')
    .replaceAll('\\/', '/')
    .trim()
    .replace(/^["'`]|["'`]$/g, '');
}

/** The addresses in a plain text, each once. Their ends are told from a sentence's, but in a text that is one address. */
export function addressesIn(plain: string): string[] {
  const text = joinLines(plain.replace(bracketed, (_, address: string) => ` ${address.replace(/\s+/g, '')} `)).trim();
  if (/^[a-z][a-z\d+.-]{0,60}:\/[^\s<>"'`]+$/i.test(text)) return [text];
  const found = text.match(addressPattern) ?? [];
  return [...new Set(found.map((each) => each.replace(/[),.;:!\]}]+$/, '')))];
}

const longLine = 60;

/** Puts addresses together again that a mail or a terminal broke over lines. */
function joinLines(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  let isOpen = false;
  return lines
    .map((line, place) => {
      const isContinuation = isOpen && continues(lines[place - 1] ?? '', line);
      isOpen = isContinuation || /^[a-z][a-z\d+.-]{0,60}:\/./i.test(line.split(/\s/).at(-1) ?? '');
      return isContinuation ? line : `\n${line}`;
    })
    .join('');
}

/** A line that ends in an address goes on in the next if that is one word, and no word of a language. */
function continues(line: string, next: string): boolean {
  if (!/^[^\s<>"'`]+$/.test(next) || next.includes(':/')) return false;
  const isWord = /^[A-Z]?[a-z]+\W?$/.test(next);
  return /[?&=%/-]$/.test(line) || /[&=%\d_]/.test(next) || (line.length >= longLine && !isWord);
}

/**
 * Tells whether an address is the redirect URI that was sent: scheme, host, port, path, and the query it was registered
 * with (RFC 9700 section 2.1). A user in front of the host is another address.
 */
export function isRedirectTarget(address: string, redirectUri: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(redirectUri)) return false;
  const [received, wanted] = [new URL(address), new URL(redirectUri)];
  return (
    received.username === '' &&
    received.password === '' &&
    received.protocol === wanted.protocol &&
    received.host === wanted.host &&
    received.pathname === wanted.pathname &&
    [...wanted.searchParams].every(([name, value]) => received.searchParams.getAll(name).includes(value))
  );
}
