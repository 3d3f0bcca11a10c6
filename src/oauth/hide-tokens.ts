// Tokens in a response whose names don't give them away: a dialect says where they are, whatever they are called.
import type { ShownSpan } from '#call/mask.ts';
import { maskedJsonString, readJsonString } from '#call/mask-json.ts';
import { maskedText } from '#call/masked-text.ts';
import type { TokenFields } from './token-response.ts';

/** A response for the screen, its tokens hidden wherever they stand. `null` fields hide nothing more. */
export function hideTokens(spans: readonly ShownSpan[], fields: TokenFields | null): readonly ShownSpan[] {
  const tokens = [fields?.access_token, fields?.refresh_token, fields?.id_token].filter((each) => each != null);
  if (tokens.length === 0) return spans;
  return spans.map((span): ShownSpan => {
    if (span.tone === 'string') {
      return tokens.includes(readJsonString(span.text)) ? maskedJsonString(span.text, 'access_token') : span;
    }
    return span.tone === 'plain' ? { ...span, text: withoutTokens(span.text, tokens) } : span;
  });
}

/** A form's token stands form-encoded or as it is. One of a few characters would be found in any word. */
function withoutTokens(text: string, tokens: readonly string[]): string {
  return tokens
    .filter(({ length }) => length >= shortest)
    .flatMap((token) => [token, encodeURIComponent(token)])
    .reduce((shown, token) => shown.replaceAll(token, maskedText(token)), text);
}

const shortest = 6;
