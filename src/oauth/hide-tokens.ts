// Tokens in a response whose names don't give them away: a dialect says where they are, whatever they are called.
import type { ShownSpan } from '#call/mask.ts';
import { maskedJsonNumber, maskedJsonString, readJsonString } from '#call/mask-json.ts';
import { maskedText } from '#call/masked-text.ts';
import type { TokenFields } from './token-response.ts';

/** A response for the screen, its tokens hidden wherever they stand. `null` fields hide nothing more. */
export function hideTokens(spans: readonly ShownSpan[], fields: TokenFields | null): readonly ShownSpan[] {
  return hideTexts(
    spans,
    [fields?.access_token, fields?.refresh_token, fields?.id_token].filter((each) => each != null),
  );
}

/** A response for the screen, these texts of it hidden wherever they stand. */
export function hideTexts(spans: readonly ShownSpan[], tokens: readonly string[]): readonly ShownSpan[] {
  if (tokens.length === 0) return spans;
  return spans.map((span): ShownSpan => {
    if (span.tone === 'string') {
      const value = readJsonString(span.text);
      if (tokens.includes(value)) return maskedJsonString(span.text, 'access_token');
      const shown = withoutTokens(value, tokens);
      return shown === value ? span : { tone: 'string', text: JSON.stringify(shown) };
    }
    if (span.tone === 'number') return tokens.includes(span.text) ? maskedJsonNumber(span.text) : span;
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
