// Failures that no token mends, RFC 9110 sections 15.5 and 15.6.
import type { CallView } from '#call/call-view.ts';
import { challengeEvidence } from './challenge-evidence.ts';
import { cannotTell, type Diagnosis, fact } from './diagnosis.ts';
import { sentByBasic } from './refused-credentials.ts';
import { nextTry, retryAtOf } from './too-many-requests.ts';

/** Explains a 4xx or 5xx that says nothing about the token. */
export function explainRefusedRequest(call: CallView, status: number): Diagnosis {
  const isFailure = status >= 500;
  const retryAt = retryAtOf(call);
  return {
    headline: isFailure ? 'The provider failed.' : 'The provider refused the request.',
    sentence: `It answered ${statusLine(call)}. Its own words stand in the body.`,
    evidence: [
      isFailure
        ? fact(`Status ${status}`, 'A 5xx is an error of the server or of a gateway in front of it.')
        : fact(`Status ${status}`, 'A 4xx other than 401 and 403 is about the request.'),
      ...(call.challenge ? challengeEvidence(call) : [sentByBasic(call) ? noWordOfPassword : noWordOfToken]),
      ...(retryAt.retryAt === undefined ? [] : nextTry(call)),
    ],
    fix: 'send-again',
    code: call.challenge?.error ?? null,
    ...retryAt,
    source: isFailure ? 'RFC 9110 §15.6' : 'RFC 9110 §15.5',
  };
}

const noWordOfToken = cannotTell('The token', 'The answer does not speak of it.');
const noWordOfPassword = cannotTell('User name and password', 'The answer does not speak of them.');

/** A status and its reason, as far as there is one. */
export function statusLine({ head }: CallView): string {
  return head ? `${head.status} ${head.reason}`.trim() : 'no status';
}
