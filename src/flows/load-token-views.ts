import type { Token } from '#oauth/token.ts';
import { olderThan, type TokenView, viewToken } from '#oauth/token-view.ts';
import type { ConsoleServices } from './console-services.ts';

/** Loads a token for the screen; `null` where it is not on this device. */
export async function loadTokenView(services: ConsoleServices, tokenId: string): Promise<TokenView | null> {
  const token = await services.vault.loadToken(tokenId);
  if (!token?.parentId) return token && viewToken(token);
  const { records } = await services.vault.loadTokensOf(token.profileId);
  return viewToken(token, olderThan(token, byId(records)));
}

/** Newest first; of those that came together, the response's own. */
function ownFirst(a: Token, b: Token): number {
  return b.sentAt - a.sentAt || Number(a.part !== undefined) - Number(b.part !== undefined);
}

function byId(tokens: readonly Token[]): ReadonlyMap<string, Token> {
  return new Map(tokens.map((token) => [token.id, token]));
}

/** All tokens for the screen, newest first, and how many more could not be decrypted. */
export interface TokenViews {
  readonly tokens: readonly TokenView[];
  readonly unreadable: number;
}

/** Loads all tokens for the screen. */
export async function loadTokenViews(services: ConsoleServices): Promise<TokenViews> {
  const { records, unreadable } = await services.vault.loadTokens();
  const all = byId(records);
  return {
    tokens: [...records].sort(ownFirst).map((token) => viewToken(token, olderThan(token, all))),
    unreadable: unreadable.length,
  };
}
