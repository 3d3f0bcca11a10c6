// A 401 to a call that carried no token of a profile: RFC 9110 section 15.5.2, RFC 7617 section 2.
import type { CallView } from '#call/call-view.ts';
import type { Profile } from '#oauth/profile.ts';
import { challengeEvidence } from './challenge-evidence.ts';
import { cannotTell, type Diagnosis, type Evidence, type Fix, fact } from './diagnosis.ts';

/** What is to be known of a profile to tell whether a call carried its password. */
export type PasswordHolder = Pick<Profile, 'grant' | 'password'>;

type Words = readonly [headline: string, sentence: string, fix: Fix | null];

/**
 * Explains a 401 to a call that proved itself by what was typed, by its profile's user name and password, or not at all.
 * @param profile the one it was sent as, as it is by now; `null` where there is none.
 */
export function explainRefusedCredentials(call: CallView, profile: PasswordHolder | null): Diagnosis {
  const isBasic = sentByBasic(call);
  const [headline, sentence, fix] = isBasic ? basicWords(call, profile) : otherWords(call);
  return {
    headline,
    sentence,
    evidence: [
      ...offered(call),
      ...(call.challenge?.error ? challengeEvidence(call) : []),
      ...(isBasic ? [cannotTell('Which of the two is wrong', 'A 401 does not tell user name from password.')] : []),
    ],
    fix,
    code: call.challenge?.error ?? null,
    source: isBasic ? 'RFC 7617 §2' : 'RFC 9110 §15.5.2',
  };
}

/** Tells whether a call carried user name and password by HTTP Basic. */
export function sentByBasic({ authorization }: Pick<CallView, 'authorization'>): boolean {
  return authorization?.scheme.toLowerCase() === 'basic';
}

function basicWords(call: CallView, profile: PasswordHolder | null): Words {
  const others = call.schemesOffered.filter(({ scheme }) => scheme.toLowerCase() !== 'basic');
  const isOfProfile = profile?.grant === 'basic';
  const where = isOfProfile ? 'in the profile' : 'under Auth';
  if (others.length > 0 && others.length === call.schemesOffered.length) {
    return [
      'The API takes no user name and password here.',
      `It asks for ${others.map(({ scheme }) => scheme).join(', ')}. Choose ${where} another way to prove who calls.`,
      isOfProfile ? 'edit-profile' : 'choose-auth',
    ];
  }
  const headline = 'The API does not accept this user name and password.';
  const isCurrent = call.authorization?.secretIds.some((id) => id === profile?.password?.id) ?? false;
  if (isOfProfile && !isCurrent) {
    return [headline, 'The profile has another password by now. Send the request again with that one.', 'send-again'];
  }
  const sentence = 'One of them is wrong, or they were replaced or withdrawn at the provider.';
  return [
    headline,
    `${sentence} Compare what stands ${where} with what the provider gave.`,
    isOfProfile ? 'edit-profile' : 'choose-auth',
  ];
}

function otherWords({ authorization }: CallView): Words {
  return authorization
    ? [
        'The API does not accept what stands in the Authorization header.',
        'It is no token of a profile, so nothing more is known of it here. Choose under Auth what the API takes.',
        'choose-auth',
      ]
    : [
        'The API wants to know who calls.',
        'The request has no Authorization header, and what else it carries was not enough. Choose under Auth what the API takes.',
        'choose-auth',
      ];
}

/** What the answer itself asks for: it must say so with a 401. */
function offered({ schemesOffered }: CallView): Evidence[] {
  if (schemesOffered.length === 0) {
    return [cannotTell('What the API asks for', 'The answer has no WWW-Authenticate header.')];
  }
  const words = schemesOffered.map(({ scheme, realm }) => (realm ? `${scheme}, realm “${realm}”` : scheme));
  return [fact(`The API asks for ${words.join('; ')}`, 'WWW-Authenticate header of the answer.')];
}
