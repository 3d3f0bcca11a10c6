// A call that left after its token's end, RFC 6750 section 3.1 (invalid_token).
import type { CallView } from '#call/call-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { challengeEvidence } from './challenge-evidence.ts';
import { type Diagnosis, fact, spanInWords } from './diagnosis.ts';

/** Explains a refused call that was sent after its token's end, or `null` where it was not. */
export function explainExpiredToken(call: CallView, token: TokenView | null): Diagnosis | null {
  if (token?.lifetime.kind !== 'known' || call.sentAt < token.lifetime.expiresAt) return null;
  const late = spanInWords(call.sentAt - token.lifetime.expiresAt);
  return {
    headline: 'The access token had expired.',
    sentence: `This call left ${late} after its token's end. The request itself needs no change.`,
    evidence: [
      fact(`Sent ${late} after expiry`, `The token lived ${token.lifetime.seconds} s from its receipt (expires_in).`),
      ...challengeEvidence(call),
      token.refreshToken
        ? fact('A refresh token is at hand', 'It came with this token or with the one before it.')
        : fact('There is no refresh token', `The response brought none, so a new ${neededFor(token)} is needed.`),
    ],
    fix: token.refreshToken ? 'refresh-and-retry' : 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 6750 §3.1',
  };
}

function neededFor({ grant }: TokenView): 'token' | 'consent' {
  return grant === 'client_credentials' || grant === 'password' ? 'token' : 'consent';
}
