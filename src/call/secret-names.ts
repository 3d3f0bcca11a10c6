// Which names stand for secrets, DESIGN 6.3: as a header, a form field, a JSON member or an XML element.

/** Names longer than this are no names: only their end is looked at. */
const longestName = 200;

/** What is masked under a name: nothing, text, or text and numbers. */
export type NameSecrecy = 'none' | 'text' | 'text-and-numbers';

const secretWords =
  /(?:^|_|access|refresh|id|auth|bearer|session|csrf|client)(?:token|secret|password|passwd|pwd|passphrase|assertion|verifier|authorization|cookie|dpop)(s?)$/;
/** Every sensitive name holds one of these: most names are dismissed here, at little cost. */
const anyHint = /token|secret|passw|pwd|passphrase|assertion|verifier|authorization|cookie|dpop|key|code|%/i;
const keyNames = /(?:api|access|secret|private|subscription|functions|auth|session|signing|shared|master)_?key(s?)$/;
const codeNames = /^(?:(?:authorization|auth|device)_)?code$/;
const otherNames = /^(?:id_token_hint|password_confirmation|cookie2|set_cookie2)$/;
const publicNames =
  /^(?:name|type|format|(?:issued_)?token_type|expires?(?:_(?:in|at|on))?|scopes?|issued_at|created_at)$/;
const headerNames = /^(?:(?:proxy_)?authorization|(?:set_)?cookie2?|dpop|\w*api_?key)$/;

/**
 * How much is masked under a name wherever it occurs. Spelling does not matter: `client_secret`, `clientSecret`,
 * `Client-Secret` and `client%5Fsecret` are one name. A number is masked too, except under `code`, where APIs
 * put error numbers, and under a plural (`total_tokens`), where they put counts.
 */
export function secrecyOf(name: string): NameSecrecy {
  if (!anyHint.test(name.slice(-longestName))) return 'none';
  const words = wordsOf(name);
  if (codeNames.test(words)) return 'text';
  if (otherNames.test(words)) return 'text-and-numbers';
  const match = secretWords.exec(words) ?? keyNames.exec(words);
  if (!match) return 'none';
  return match[1] === 's' ? 'text' : 'text-and-numbers';
}

/** Tells whether text under this name is masked wherever it occurs: tokens, secrets, codes, credentials, cookies. */
export function isSensitiveName(name: string): boolean {
  return secrecyOf(name) !== 'none';
}

/** Tells whether a sensitive name is a header's: in a flat list its value is the next item. */
export function isSensitiveHeader(name: string): boolean {
  return isSensitiveName(name) && (name.includes('-') || headerNames.test(wordsOf(name)));
}

/** Tells whether a member stays readable inside an object that stands under a sensitive name. */
export function isPublicName(name: string): boolean {
  return publicNames.test(wordsOf(name));
}

/** Words joined, and nothing but: no authorization code, which is random, looks so. */
const errorWord = /^(?=.{5,60}$)(?:[a-z]{2,14}(?:[_-][a-z]{1,14})+|[A-Z]{2,14}(?:_[A-Z]{1,14})+)$/;

/** Tells whether a value under `code` is an error's, as APIs use the name: "404", "-32602", "expired_access_token". */
export function isErrorCode(name: string, value: string): boolean {
  return codeNames.test(wordsOf(name)) && (/^-?\d{1,5}$/.test(value) || errorWord.test(value));
}

/** Tells whether the name is a cookie header's, whose value is many values in a row. */
export function isCookieName(name: string): boolean {
  return /(?:^|_)cookies?2?$/.test(wordsOf(name));
}

function wordsOf(name: string): string {
  return decoded(name.slice(-longestName))
    .replace('DPoP', 'dpop')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function decoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
