// Asking for a consent once more: `prompt` of OpenID Connect Core section 3.1.2.1, or what a provider has in its place.
import type { AuthorizationRequest } from './authorization-request.ts';
import { asksForConsent, type Profile } from './profile.ts';
import type { Token } from './token.ts';

/** Tells whether a profile has a way to ask for consent again. */
export function canAskAgain({ grant, consentAgain }: Profile): boolean {
  return asksForConsent(grant) && consentAgain.parameters.some(({ name }) => name !== '');
}

/**
 * Tells whether asking again may bring the refresh token that did not come: the provider gives it with a consent only,
 * or offline access was asked for, which is ignored where nobody is asked (OpenID Connect Core section 11). A run that
 * asked again already has shown that it brings none.
 * @param sent the authorization request that gave the token.
 */
export function mayBringRefreshToken(
  profile: Profile,
  token: Pick<Token, 'grant' | 'refreshToken' | 'scopesAsked'>,
  sent: AuthorizationRequest | null,
): boolean {
  if (token.grant !== 'authorization_code' || token.refreshToken || !canAskAgain(profile)) return false;
  const hasAskedAgain = sent?.parameters.some(({ origin }) => origin === 'consent again') ?? false;
  const isOffline = token.scopesAsked.includes('offline_access');
  return !hasAskedAgain && (profile.consentAgain.bringsRefreshToken || isOffline);
}
