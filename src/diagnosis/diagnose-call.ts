import type { CallView } from '#call/call-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { type Diagnosis, fact } from './diagnosis.ts';
import { explainRefusedAccess } from './refused-access.ts';
import { explainUnfinishedCall } from './unfinished-call.ts';

/** The verdict on an API call, or `null` where it needs none. */
export function diagnoseCall(call: CallView, token: TokenView | null): Diagnosis | null {
  if (call.ending.kind !== 'response') return explainUnfinishedCall(call, call.ending);
  const status = call.head?.status ?? 0;
  if (status < 400) return null;
  if (status === 401 || status === 403) return explainRefusedAccess(call, token);
  return {
    headline: status >= 500 ? 'The provider failed.' : 'The provider refused the request.',
    sentence: `It answered ${status}${call.head?.reason ? ` ${call.head.reason}` : ''}. Its own words stand in the body.`,
    evidence: [fact(`Status ${status}`, `The token was not the reason given.`)],
    fix: 'send-again',
    code: null,
    source: null,
  };
}
