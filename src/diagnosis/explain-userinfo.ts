// Why an answer of userinfo tells nobody's name: OpenID Connect Core section 5.3.2.
import type { CallView } from '#call/call-view.ts';
import type { SubjectCheck } from '#oauth/account.ts';
import type { UserinfoPointers } from '#oauth/dialect.ts';
import type { UserinfoReading } from '#oauth/read-userinfo.ts';
import { type Diagnosis, fact } from './diagnosis.ts';

type Nobody = Extract<UserinfoReading, { kind: 'nobody' }>;

const source = 'OpenID Connect Core §5.3.2';

const causes: Readonly<Record<Nobody['why'], string>> = {
  redirect: 'It is a redirect, and a token is not carried on to another address.',
  empty: 'It has no body.',
  'not-json': 'It is no JSON.',
  'not-an-object': 'It is JSON, but no object with members.',
  'too-long': 'It is longer than 100 kB, which no account is.',
  'no-claims': 'It has none of the members that the profile looks for.',
};

/** Says why an answer that went well names nobody. */
export function explainNobody(call: CallView, { why, said }: Nobody, pointers: UserinfoPointers): Diagnosis {
  const places = Object.values(pointers).filter((pointer) => pointer !== '');
  const isElsewhere = why === 'no-claims' && said === null;
  return {
    headline: said === null ? 'The answer names nobody.' : 'The provider refused to say whose token it is.',
    sentence:
      said === null
        ? `${causes[why]} See that the address is the one that tells whose a token is${isElsewhere ? ', and where its answer has the name' : ''}.`
        : 'It says so in the body, under a status that says success.',
    evidence: [
      fact(`The answer came with ${call.head?.status ?? 'no status'}`, `${call.method} ${call.lastUrl}`),
      ...(why === 'no-claims' ? [fact('The name is looked for here', places.join(', ') || 'nowhere')] : []),
      ...(call.redirectsTo ? [fact('It leads on', call.redirectsTo)] : []),
    ],
    fix: 'edit-profile',
    code: said,
    source,
  };
}

/** Says that userinfo and the ID token mean different subjects; `null` where nothing is wrong. */
export function explainSubject(check: SubjectCheck): Diagnosis | null {
  if (check.kind === 'same' || check.kind === 'nothing-to-compare') return null;
  const isMissing = check.kind === 'missing';
  return {
    headline: isMissing ? 'Userinfo names no subject.' : 'Userinfo speaks of somebody else.',
    sentence: isMissing
      ? 'Without sub its answer can’t be told to be about whom the ID token names, so nothing in it is used.'
      : 'Its sub is not the one in the ID token. Such an answer must not be used: somebody may have put one token in another’s place.',
    evidence:
      check.kind === 'differs'
        ? [fact('sub of userinfo', check.userinfo), fact('sub of the ID token, not verified', check.idToken)]
        : [],
    fix: 'start-over',
    code: null,
    source,
  };
}
