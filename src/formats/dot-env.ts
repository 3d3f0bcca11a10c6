// A .env file: `NAME=value` on every line, comments and `export` among them.
import { isSensitiveName } from '#call/secret-names.ts';
import { proposeByName } from './credential-names.ts';
import type { FoundPair } from './found.ts';
import type { Draft } from './proposal.ts';

const assignment = /^[ \t]*(?:export[ \t]+|set[ \t]+)?([A-Za-z_][\w.-]{0,200})[ \t]*=[ \t]*(.*?)[ \t]*\r?$/;

/** Reads a text that is wholly a .env file; false where a line is none of one, or no name tells of a client. */
export function proposeFromEnv(draft: Draft, text: string): boolean {
  const pairs = readEnv(text);
  if (
    !pairs?.some(({ name }) =>
      /client_?id|client_?secret|token_?ur[il]|_username$|_password$|refresh_token/i.test(name),
    )
  )
    return false;
  for (const pair of pairs) {
    if (proposeByName(draft, pair)) continue;
    const why = isSensitiveName(pair.name)
      ? 'it is a secret that no field of a profile holds'
      : 'a profile has no field for it';
    draft.pass(pair.name, why, pair);
  }
  return true;
}

const mostLines = 500;

/** The assignments of a .env file, `null` where the text is something else. */
function readEnv(text: string): FoundPair[] | null {
  const lines = text.split('\n');
  if (lines.length > mostLines) return null;
  const pairs: FoundPair[] = [];
  let start = 0;
  for (const line of lines) {
    const [whole, name = '', value = ''] = assignment.exec(line) ?? [];
    if (whole !== undefined) pairs.push({ name, value: unquoted(value), start, end: start + line.length });
    else if (!/^\s*(?:#.*)?$/.test(line)) return null;
    start += line.length + 1;
  }
  return pairs;
}

/** Quotes end a value; without them a comment does. */
function unquoted(value: string): string {
  const [, quote, inside = ''] = /^(["'`])(.*)\1\s*(?:#.*)?$/.exec(value) ?? [];
  if (quote !== undefined) return quote === '"' ? inside.replace(/\\(["\\$])/g, '$1') : inside;
  return value.replace(/\s+#.*$/, '').trim();
}
