import type { Provider } from 'oidc-provider';
import { type TokenRules, verifyAccessToken } from './access-token.ts';
import type { EndedHow } from './ended-tokens.ts';

/**
 * Ends an access or a refresh token of the standard half; tells whether one lived. A refresh token that is revoked takes
 * along the access tokens of its consent (RFC 7009, section 2.1). One that expires does not. Only a refresh token rotates.
 */
export async function endStandardToken(
  provider: Provider,
  rules: TokenRules,
  { token, how }: { readonly token: string; readonly how: EndedHow | 'rotated' },
): Promise<boolean> {
  if (how === 'rotated') return spend(provider, token);
  const verified = await verifyAccessToken(token, rules);
  if ('claims' in verified) {
    rules.ended.end(verified.claims.jti ?? '', how);
    return true;
  }
  const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
  if (found !== undefined) {
    await found.destroy();
    return true;
  }
  const refreshToken = await provider.RefreshToken.find(token);
  if (refreshToken === undefined || refreshToken.consumed) return false;
  await refreshToken.destroy();
  const { grantId } = refreshToken;
  if (how === 'revoked' && grantId !== undefined) {
    await Promise.all([provider.AccessToken.revokeByGrantId(grantId), provider.RefreshToken.revokeByGrantId(grantId)]);
    rules.ended.revokeGrant(grantId);
  }
  return true;
}

async function spend(provider: Provider, token: string): Promise<boolean> {
  const refreshToken = await provider.RefreshToken.find(token);
  if (refreshToken === undefined || refreshToken.consumed) return false;
  await refreshToken.consume();
  return true;
}
