// A resource server's refusals, RFC 6750 section 3.1.
import type { CallView } from '#call/call-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { type Diagnosis, type Evidence, fact, spanInWords } from './diagnosis.ts';

/** Reads a 401 or 403 against what is known of the token that the call carried. */
export function explainRefusedAccess(call: CallView, token: TokenView | null): Diagnosis {
  if (call.head?.status === 403) return missingScope(call, token);
  if (token?.lifetime.kind === 'known' && call.sentAt >= token.lifetime.expiresAt) {
    return expiredToken(call, token, token.lifetime.expiresAt);
  }
  return validTokenRefused(call, token);
}

function expiredToken(call: CallView, token: TokenView, expiresAt: number): Diagnosis {
  const late = spanInWords(call.sentAt - expiresAt);
  const lived = token.lifetime.kind === 'known' ? token.lifetime.seconds : 0;
  return {
    headline: 'The access token had expired.',
    sentence: `This call left ${late} after its token's end. The request itself needs no change.`,
    evidence: [
      fact(`Sent ${late} after expiry`, `The token lived ${lived} s from its receipt (expires_in).`),
      ...challengeEvidence(call),
      token.refreshToken
        ? fact('A refresh token is at hand', 'It came with the token, and no refresh has used it yet or a newer one has.')
        : fact('There is no refresh token', 'The response brought none, so a new consent is needed.'),
    ],
    fix: token.refreshToken ? 'refresh-and-retry' : 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 6750 §3.1',
  };
}

function validTokenRefused(call: CallView, token: TokenView | null): Diagnosis {
  const left = token?.lifetime.kind === 'known' ? token.lifetime.expiresAt - call.sentAt : null;
  return {
    headline: 'The provider refused a token that should be valid.',
    sentence: 'By its own lifetime the token was alive. The provider may have revoked it, restarted, or want another audience.',
    evidence: [
      left === null
        ? { certainty: 'cannot-tell', claim: 'Expired', fact: 'The provider did not say how long the token lives.' }
        : { certainty: 'ruled-out', claim: 'Expired', fact: `It had ${spanInWords(left)} left when the call was sent.` },
      ...challengeEvidence(call),
      { certainty: 'cannot-tell', claim: 'Revoked, or its keys replaced', fact: 'Only the provider knows.' },
    ],
    fix: 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 6750 §3.1',
  };
}

function missingScope(call: CallView, token: TokenView | null): Diagnosis {
  const wanted = call.challenge?.scope;
  const granted = token?.scopes.join(' ') || 'none';
  const isScope = call.challenge?.error === 'insufficient_scope';
  return {
    headline: isScope ? 'This call needs a scope the token does not have.' : 'The provider knows the token and refuses the call.',
    sentence: isScope
      ? `The API wants ${wanted ?? 'a scope it does not name'}; the token was granted ${granted}.`
      : 'A 403 says that the token was read and its rights do not reach this far.',
    evidence: [...challengeEvidence(call), fact(`Granted: ${granted}`, "The token response's scope.")],
    fix: 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 6750 §3.1',
  };
}

function challengeEvidence(call: CallView): Evidence[] {
  const { challenge } = call;
  if (!challenge) {
    return [{ certainty: 'cannot-tell', claim: "The provider's reason", fact: 'The answer has no WWW-Authenticate header.' }];
  }
  const words = challenge.description ?? challenge.error ?? 'no reason given';
  return [fact(`The provider says: ${words}`, 'WWW-Authenticate header of the answer.')];
}
