// A code as a provider's page shows it, told from what else people have at hand. Its characters: RFC 6749 Appendix A.11.
import { lastFourOf, type SecretRef } from '#call/secret-ref.ts';
import { readJwt } from './jwt-reading.ts';

/** A code as shown. Some pages write the state behind it (`code#state`), which can be compared then. */
export interface ShownCode {
  readonly code: string;
  readonly state: string | null;
}

/** The words before "code" that leave it an authorization code; "error code" and "country code" are others. */
const codeWords = [
  '',
  'authorization',
  'authorisation',
  'auth',
  'oauth',
  'your',
  'this',
  'the',
  'a',
  'copy',
  'and',
  'or',
];
const namedCode =
  /(?:\b([a-z]{1,20})[ \t]{1,4})?\bcode\b[ \t]{0,4}(?:is\b)?[ \t]{0,4}[:=]\s{0,20}["'`]?([\x21-\x7e]+)/gi;

/**
 * The codes that a text without an address shows: the one word that it is, or what stands behind the word "code", or
 * on a page that is about a code, alone on a line.
 */
export function shownCodes(plain: string): ShownCode[] {
  const isOneWord = !/\s/.test(plain);
  const found = isOneWord ? [plain.replace(/^code[:=]/i, '')] : codesIn(plain);
  const codes = [...new Set(found)].flatMap(readShownCode);
  return codes.length > 0 || isOneWord ? codes : [...new Set(codesOnLines(plain))].flatMap(readShownCode);
}

/** A code is told from a heading of one word by its length and a digit. */
function codesOnLines(plain: string): string[] {
  if (!/\bcode\b/i.test(plain)) return [];
  const lines = plain.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => /^\S{16,}$/.test(line) && /\d/.test(line));
}

function codesIn(plain: string): string[] {
  return [...plain.matchAll(namedCode)]
    .filter(([, before = '']) => codeWords.includes(before.toLowerCase()))
    .map(([, , code = '']) => code.replace(/["'`.,;]+$/, ''));
}

/** A code of a few characters would be a word; `?` and `&` belong to an address; `=` stands at an end, as padding. */
function readShownCode(text: string): ShownCode[] {
  const [code = '', state = null, ...more] = text.split('#');
  const isCode = /^[\x21-\x7e]{4,4096}$/.test(code) && /^[^<>{}[\]"\\?&=]+={0,2}$/.test(code);
  return isCode && more.length === 0 ? [{ code, state }] : [];
}

const tokenName = /["']?\b(?:access|refresh|id)_token\b["']?\s{0,9}[:=]/;
/** What known providers begin their tokens with. */
const tokenPrefix = /^(?:Bearer\s+)?(?:gh[oprsu]_|github_pat_|xox[a-z]-|ya29\.|1\/\/0)/i;
const jwtInText = /\beyJ[\w-]{8,}\.[\w-]*\.[\w-]*/;

/** Tells whether a text is a token, or a token response, rather than a code. */
export function looksLikeToken(plain: string): boolean {
  const { kind } = readJwt(plain);
  return tokenName.test(plain) || tokenPrefix.test(plain) || jwtInText.test(plain) || kind === 'jwt' || kind === 'jwe';
}

/** Tells whether a text ends like a secret of which only the handle is at hand. Too short a secret shows no end. */
export function looksLikeSecret(text: string, { lastFour }: SecretRef): boolean {
  return lastFour !== '' && lastFourOf(text) === lastFour;
}
