// A token whose scope does not reach, RFC 6750 section 3.1 (insufficient_scope).
import type { CallView } from '#call/call-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { challengeEvidence } from './challenge-evidence.ts';
import { cannotTell, type Diagnosis, type Evidence, fact } from './diagnosis.ts';

/** Explains an `insufficient_scope`: what the API wants against what was asked for and what was granted. */
export function explainMissingScope(call: CallView, token: TokenView | null): Diagnosis {
  const wanted = call.challenge?.scope?.split(/\s+/).filter(Boolean) ?? [];
  const granted = token && listed(token.scopes);
  const wants = wanted.length > 0 ? listed(wanted) : 'a scope it does not name';
  return {
    headline: headlineFor(wanted, token),
    sentence: `The API wants ${wants}; ${granted === null ? 'what the token was granted is not known' : `the token was granted ${granted}`}.`,
    evidence: [...challengeEvidence(call), grantedEvidence(token)],
    fix: 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 6750 §3.1',
  };
}

function headlineFor(wanted: readonly string[], token: TokenView | null): string {
  const missing = wanted.filter((scope) => !token?.scopes.includes(scope));
  if (!token || wanted.length === 0) return 'This call needs a scope the token does not have.';
  if (missing.length === 0) return 'The provider misses a scope that the token was granted.';
  return missing.some((scope) => !token.scopesAsked.includes(scope))
    ? 'This call needs a scope you did not request.'
    : 'This call needs a scope you asked for and did not get.';
}

function grantedEvidence(token: TokenView | null): Evidence {
  if (!token) return cannotTell('Granted scopes', 'The token is not on this device.');
  return fact(`Granted: ${listed(token.scopes)}`, `Asked for: ${listed(token.scopesAsked)}.`);
}

function listed(scopes: readonly string[]): string {
  return scopes.join(' ') || 'none';
}
