// Whether a failed token request may be sent once more. A code or a refresh token that is used twice can make the
// provider revoke all that came from it (RFC 6749 section 4.1.2, RFC 9700 section 4.14.2).
import type { CallView } from '#call/call-view.ts';
import type { Grant } from '#oauth/profile.ts';
import type { TokenResponse } from '#oauth/token-response.ts';
import { isKnownUnsent } from './unfinished-call.ts';

/** Whether the same request may be sent again, and what that may do. */
export interface Repeat {
  /** `risky`: it may work, and it may be held against the client. `pointless`: the answer can't be another one. */
  readonly kind: 'safe' | 'risky' | 'pointless';
  readonly why: string;
}

type Failure = Exclude<TokenResponse, { kind: 'token' }>;

/** Judges a repetition of a failed token request: the same code or credentials, with the profile as it is by then. */
export function repeatOf(call: CallView, failure: Failure, grant: Grant): Repeat {
  if (isKnownUnsent(call)) {
    return { kind: 'safe', why: 'The request did not reach the provider: nothing was used up.' };
  }
  const spent = spentBy[grant];
  const status = call.head?.status ?? 0;
  if (status === 429) return { kind: 'safe', why: 'The provider refused to look at the request: nothing was used up.' };
  if (failure.kind === 'oauth-error') return afterError(failure.error, spent);
  if (failure.kind === 'unreadable-response' && status >= 300 && status < 500) {
    return spent
      ? {
          kind: 'risky',
          why: `Change what is wrong first. Whether the answering server used the ${spent} is not known.`,
        }
      : { kind: 'safe', why: 'Change what is wrong first: the same request gets the same answer.' };
  }
  return repeatOfInterrupted(grant);
}

/** What a request of the grant uses up. */
const spentBy: Readonly<Record<Grant, string | null>> = {
  authorization_code: 'code',
  implicit: 'code',
  refresh_token: 'refresh token',
  client_credentials: null,
  password: null,
  basic: null,
};

function afterError(error: string, spent: string | null): Repeat {
  if (spent === null)
    return { kind: 'safe', why: 'Change what is wrong first: the same request gets the same answer.' };
  switch (error) {
    case 'invalid_grant':
      return { kind: 'pointless', why: `The provider refuses this ${spent}: sent again it is refused again.` };
    case 'invalid_client':
    case 'unauthorized_client':
      return {
        kind: 'risky',
        why: `Mend the profile first. Most providers leave the ${spent} unused when they refuse the client; some do not.`,
      };
    case 'temporarily_unavailable':
    case 'slow_down':
      return { kind: 'safe', why: 'The provider refused to look at the request for now.' };
    default:
      return { kind: 'risky', why: `Mend the profile first. Whether the provider has used the ${spent} is not known.` };
  }
}

/** The repetition of a token request whose answer was lost with its page. */
export function repeatOfInterrupted(grant: Grant): Repeat {
  const spent = spentBy[grant];
  return spent
    ? { kind: 'risky', why: `If the provider has used the ${spent}, a second use can make it revoke what it gave.` }
    : { kind: 'safe', why: 'It costs a second token at most.' };
}
