// A curl command as the request that every example is read as.
import { readCodePairs } from './code-pairs.ts';
import { readCodeTokens } from './code-tokens.ts';
import type { FoundPair, FoundText, NotUnderstood } from './found.ts';
import {
  type BodyForm,
  credentialsOf,
  formPairs,
  headerOf,
  jsonPairs,
  type PastedRequest,
  queryOf,
} from './pasted-request.ts';
import type { CurlBodyPiece, CurlReading } from './read-curl.ts';

/** The request of a command that was read. */
export function requestOfCurl(curl: CurlReading): PastedRequest {
  const { body, notUnderstood } = readBody(curl.body);
  const { start, end, method, url, headers, flaws } = curl;
  return {
    tool: 'curl',
    method,
    url,
    query: [...(url ? queryOf(url) : []), ...(curl.isBodyInQuery ? body : [])],
    headers,
    body: curl.isBodyInQuery ? [] : body,
    bodyForm: curl.isBodyInQuery || curl.body.length === 0 ? 'none' : formOf(curl),
    ...bodyTextOf(curl),
    credentials: curl.user && credentialsOf(curl.user),
    notUnderstood: [...curl.notUnderstood, ...notUnderstood],
    flaws,
    start,
    end,
  };
}

function readBody(pieces: readonly CurlBodyPiece[]): { body: FoundPair[]; notUnderstood: NotUnderstood[] } {
  const notUnderstood: NotUnderstood[] = [];
  const body = pieces.flatMap((piece): FoundPair[] => {
    const { text, start, end } = piece;
    switch (piece.kind) {
      case 'data':
      case 'json': {
        const pairs = dataPairs(piece);
        if (pairs.length === 0) {
          const why = 'it is neither a form nor JSON: a placeholder, or a body of another kind';
          notUnderstood.push({ what: 'the body', why, start, end });
        }
        return pairs;
      }
      case 'urlencoded':
        return piece.name === '' ? formPairs(text, piece) : [{ name: piece.name, value: text, start, end }];
      case 'part':
        return [{ name: piece.name, value: text, start, end }];
      case 'file-part':
        notUnderstood.push({ what: filePartOf(piece), why: 'a form has no files', start, end });
        return [];
      default:
        notUnderstood.push({ what: 'a body', why: 'it comes from a file', start, end });
        return [];
    }
  });
  return { body, notUnderstood };
}

/** Paths tell of somebody's machine; behind a semicolon stand its type and its name. */
function filePartOf({ name, text }: Extract<CurlBodyPiece, { readonly kind: 'file-part' }>): string {
  const file = text.replace(/;.*$/s, '').split(/[\\/]/).at(-1);
  return `the file ${file || 'that was to be chosen'}, as ${name || 'a part'}`;
}

/** What plain data comes to: pieces of `--data` are joined with `&`, those of `--json` are not. */
function bodyTextOf({ body, isBodyInQuery }: CurlReading): { bodyText?: string } {
  const isPlain = body.length > 0 && !isBodyInQuery && body.every(({ kind }) => kind === 'data' || kind === 'json');
  return isPlain ? { bodyText: body.map(({ text }) => text).join(body[0]?.kind === 'json' ? '' : '&') } : {};
}

/** JSON that a variable without quotes breaks is still read for its names. */
function dataPairs(piece: FoundText): FoundPair[] {
  const { text, start, end } = piece;
  if (/^\s*\{/.test(text)) {
    const broken = () => readCodePairs(readCodeTokens(text)).map(({ name, value }) => ({ name, value, start, end }));
    return jsonPairs(text, piece) ?? broken();
  }
  return text.includes('=') ? formPairs(text, piece) : [];
}

function formOf({ headers, body }: CurlReading): BodyForm {
  const type = headerOf(headers, 'content-type')?.value ?? '';
  if (body.some(({ kind }) => kind === 'part' || kind === 'file-part')) return 'multipart';
  const isJson = body.some(({ kind, text }) => kind === 'json' || (kind === 'data' && /^\s*[{[]/.test(text)));
  return isJson || (/json/i.test(type) && !body.some(({ text }) => text.includes('='))) ? 'json' : 'form';
}
