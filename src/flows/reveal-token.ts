import { type ShownSpan, showBody } from '#call/mask.ts';
import type { ConsoleServices } from './console-services.ts';

/**
 * The response that gave a token, with nothing masked: for component-local state, and for 30 seconds. A token that came
 * with the authorization response has no call to reveal. Called on a press of Reveal or Copy, never on load.
 */
export async function revealToken({ vault }: ConsoleServices, tokenId: string): Promise<readonly ShownSpan[]> {
  const token = await vault.loadToken(tokenId);
  if (!token) throw new Error(`There is no token ${tokenId}`);
  return showBody(token.response, true);
}
