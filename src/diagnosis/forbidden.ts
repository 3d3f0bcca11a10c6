// A 403 that does not speak of scope, RFC 9110 section 15.5.4.
import type { CallView } from '#call/call-view.ts';
import { challengeEvidence } from './challenge-evidence.ts';
import { cannotTell, type Diagnosis } from './diagnosis.ts';
import { sentByBasic } from './refused-credentials.ts';

/** Explains a 403 without `insufficient_scope`. */
export function explainForbidden(call: CallView): Diagnosis {
  const isBasic = sentByBasic(call);
  const [proof, known] = isBasic ? ['password', 'the caller is known'] : ['token', 'the token was read'];
  return {
    headline: 'The provider refuses this call.',
    sentence: `A 403 often says that ${known} and its rights do not reach this far. Its own words stand in the body.`,
    evidence: [
      ...(isBasic ? [] : challengeEvidence(call)),
      cannotTell('Rights of the user or the app', 'Only the provider knows them.'),
      cannotTell('A gateway in front of the API', `It can answer 403 before any ${proof} is read.`),
    ],
    fix: call.tokenId === null ? null : 'start-over',
    code: call.challenge?.error ?? null,
    source: 'RFC 9110 §15.5.4',
  };
}
