// Scopes as an example writes them: RFC 6749 section 3.3 has spaces between them, some providers have commas.
import type { FoundPair } from './found.ts';
import { isPlaceholder } from './placeholder.ts';
import { clipped, type Draft } from './proposal.ts';

/** Fills scopes and what stands between them. */
export function proposeScopes(draft: Draft, pair: FoundPair, field: 'scopes' | 'userScopes' = 'scopes') {
  const { name, value } = pair;
  if (value.trim() === '' || isPlaceholder(value, name)) {
    draft.pass(name, value.trim() === '' ? 'it is empty' : `${clipped(value)} stands for a value of yours`, pair);
    return;
  }
  const hasCommas = value.includes(',');
  if (hasCommas) draft.fill('scopeSeparator', ',', pair);
  draft.fill(field, value.split(hasCommas ? /[\s,]+/ : /\s+/).filter(Boolean), pair);
}
