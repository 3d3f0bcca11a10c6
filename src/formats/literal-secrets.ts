// Secrets that were typed into a request by hand: by name and by shape, as the screen masks them.
import { jsonSpans } from '#call/json-spans.ts';
import { maskJsonSpans } from '#call/mask-json.ts';
import { secretSpans } from '#call/mask-text.ts';
import { isSensitiveName } from '#call/secret-names.ts';

/** Where a secret stands in a text, and what it is, in words. */
export interface SecretPlace {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Every secret has one of these in it or in front of it: most texts are dismissed by one look. */
const hint =
  /token|secret|passw|pwd|passphrase|assertion|verifier|authorization|cookie|dpop|bearer|basic|curl|key|code|[%@]|\\u|\.[\w-]*\./i;

const nameInFront = /([\w.-]+)["'\]\\]*\s*[=:>]\s*["'\\]*$/;

/**
 * The secrets in text, each called after the name in front of it.
 * @param where what holds the text, in words; the label where there is no such name.
 */
export function secretsInText(source: string, where: string): SecretPlace[] {
  if (!hint.test(source)) return [];
  return secretSpans(source).map(({ start, end }) => {
    const name = nameInFront.exec(source.slice(Math.max(0, start - 100), start))?.[1];
    return { start, end, label: name ?? `${where} secret` };
  });
}

/** The secrets in a body. Of a text in JSON it is what stands between the quotes, escapes and all. */
export function secretsInBody(source: string): SecretPlace[] {
  if (!hint.test(source)) return [];
  const spans = jsonSpans(source);
  if (!spans) return secretsInText(source, 'body');
  const places: SecretPlace[] = [];
  const masked = maskJsonSpans(spans);
  let start = 0;
  for (const [index, { text, member }] of spans.entries()) {
    const end = start + text.length;
    const isShown = masked[index]?.every(({ tone }) => tone !== 'secret');
    const quote = text.startsWith('"') ? 1 : 0;
    if (!isShown && end - start > 2 * quote) {
      places.push({ start: start + quote, end: end - quote, label: member ?? 'body secret' });
    }
    start = end;
  }
  return places;
}

/**
 * The secret that a header's value is or holds. The scheme of credentials is none.
 * @param slotAt where the first slot stands in the value; a word alone in front of it is a scheme.
 */
export function secretsInHeader(name: string, value: string, slotAt: number): SecretPlace[] {
  if (!isSensitiveName(name)) return secretsInText(value, name);
  const [known = '', scheme = ''] = /^\s*(?:(bearer|basic|dpop|token)\s+)?/i.exec(value) ?? [];
  const start = /^[\w-]+\s+$/.test(value.slice(0, Math.max(slotAt, 0))) ? slotAt : known.length;
  const end = value.trimEnd().length;
  return end > start ? [{ start, end, label: [name, scheme].filter(Boolean).join(' ') }] : [];
}

/** The secret in what is about to be base64-encoded: all but a user's name in front of a colon. */
export function secretsInPair(pair: string): SecretPlace[] {
  const start = pair.indexOf(':') + 1;
  return pair.length > start ? [{ start, end: pair.length, label: 'password' }] : [];
}
