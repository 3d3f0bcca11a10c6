import type { TokenView } from './token-view.ts';

/** A short name for a token: its last four characters, as its masked value ends; its id's where it is too short for that. */
export function tokenName(token: Pick<TokenView, 'id' | 'accessToken'>): string {
  return `tok_${token.accessToken.lastFour || token.id.slice(-4)}`;
}

/**
 * Which of several tokens of one profile it is: as its profile calls it, else by a type that is no `Bearer`, such as
 * Slack's "bot". `null` where neither tells.
 */
export function tokenPart({ part, tokenType }: Pick<TokenView, 'part' | 'tokenType'>): string | null {
  if (part) return part;
  return tokenType && !/^bearer$/i.test(tokenType) ? tokenType : null;
}
