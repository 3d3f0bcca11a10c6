import { expect, test } from 'vitest';
import { profile, secretRef } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import type { CodeOrigin, Run } from '#oauth/run.ts';
import { callView, expectSound, tokenReceivedAt } from './diagnosis.test-support.ts';
import { explainTokenRequestFailure } from './token-request-failure.ts';
import { recordOfRun } from './token-request-record.ts';

const redirectUri = 'http://127.0.0.1:6284/callback';

interface Records {
  readonly from?: CodeOrigin;
  /** How old the code was when it was sent. */
  readonly ageMs?: number;
  readonly run?: Partial<Run>;
  readonly profile?: Partial<Profile>;
}

/** What invalid_grant is taken to mean for a code, by what was kept of its run. */
function readingOf({ from = 'callback', ageMs = 1000, ...changes }: Records) {
  const run: Run = {
    id: 'r1',
    profileId: 'p1',
    startedAt: tokenReceivedAt,
    grant: 'authorization_code',
    authorizationRequest: {
      url: 'https://server.example.com/authorize',
      endpoint: 'https://server.example.com/authorize',
      parameters: [
        { name: 'client_id', value: profile.clientId, origin: 'profile' },
        { name: 'redirect_uri', value: redirectUri, origin: 'profile' },
      ],
    },
    redirectUri,
    codeVerifier: secretRef('verifier'),
    outcome: {
      kind: 'exchanged',
      receivedAt: tokenReceivedAt,
      code: secretRef('code'),
      from,
      callId: 'c1',
      result: { kind: 'failed' },
    },
    ...changes.run,
  };
  const call = callView(400, [], { purpose: 'token', sentAt: tokenReceivedAt + ageMs });
  const failure = { kind: 'oauth-error', error: 'invalid_grant', description: null } as const;
  const record = recordOfRun({ run, profile: { ...profile, ...changes.profile } });
  const diagnosis = explainTokenRequestFailure(call, failure, record);
  expectSound(diagnosis);
  expect(diagnosis.fix).toBe('start-over');
  const { headline, evidence } = diagnosis;
  return { headline, causes: Object.fromEntries(evidence.slice(1).map((each) => [each.claim, each.certainty])) };
}

const plain = 'The provider does not accept this code.';

test('what the run’s records rule out is ruled out, the rest is left open', () => {
  expect(readingOf({})).toEqual({
    headline: plain,
    causes: {
      'Code used before': 'cannot-tell',
      'Code expired': 'unlikely',
      'Redirect URI differs': 'ruled-out',
      'Issued to another client': 'ruled-out',
      'Verifier differs': 'ruled-out',
    },
  });
});

test.each<[what: string, records: Records, cause: string, certainty: string, headline: string]>([
  ['sent late', { ageMs: 660_000 }, 'Code expired', 'most-likely', 'The code had expired.'],
  ['sent a while after', { ageMs: 60_000 }, 'Code expired', 'cannot-tell', plain],
  ['pasted', { from: 'pasted-url' }, 'Code expired', 'cannot-tell', plain],
  [
    'another redirect URI',
    { run: { redirectUri: 'http://localhost:6284/callback' } },
    'Redirect URI differs',
    'most-likely',
    'The redirect URI differs.',
  ],
  [
    'another client by now',
    { profile: { clientId: 'other' } },
    'Issued to another client',
    'most-likely',
    'The code was made for another client.',
  ],
  ['no challenge', { run: { codeVerifier: null } }, 'Verifier differs', 'ruled-out', plain],
])('%s', (...[, records, cause, certainty, headline]) => {
  const reading = readingOf(records);
  expect(reading.causes[cause]).toBe(certainty);
  expect(reading.headline).toBe(headline);
  if (certainty === 'most-likely') expect(Object.keys(reading.causes)[0]).toBe(cause);
});

const typed = 'Mistyped, or not the whole code';

test('a bare code may be of another consent: nothing is ruled out', () => {
  const { [typed]: _, ...others } = readingOf({ from: 'bare-code' }).causes;
  expect(new Set(Object.values(others))).toEqual(new Set(['cannot-tell']));
});

test.each<CodeOrigin>(['bare-code', 'pasted-text'])('a code that came as %s may be mistyped, first of all', (from) => {
  const { headline, causes } = readingOf({ from });
  expect(Object.entries(causes)[0]).toEqual([typed, 'most-likely']);
  expect(headline).toBe(plain);
});

test('a code that came in an address is not called mistyped', () => {
  for (const from of ['callback', 'pasted-url'] as const)
    expect(readingOf({ from }).causes).not.toHaveProperty([typed]);
});

test('where a record proves another cause, mistyping is left open behind it', () => {
  const { headline, causes } = readingOf({ from: 'bare-code', profile: { clientId: 'other' } });
  expect(Object.entries(causes).slice(0, 2)).toEqual([
    ['Issued to another client', 'most-likely'],
    [typed, 'cannot-tell'],
  ]);
  expect(headline).toBe('The code was made for another client.');
});

test('without records only what this console does by itself speaks against a cause', () => {
  const failure = { kind: 'oauth-error', error: 'invalid_grant', description: null } as const;
  const { evidence } = explainTokenRequestFailure(callView(400, [], { purpose: 'token' }), failure);
  expect(evidence.map(({ claim, certainty }) => [claim, certainty])).toEqual([
    ['The provider answered 400 invalid_grant', 'fact'],
    ['Issued to another client', 'cannot-tell'],
    ['Code expired', 'cannot-tell'],
    ['Code used before', 'cannot-tell'],
    ['Redirect URI differs', 'unlikely'],
    ['Verifier differs', 'ruled-out'],
  ]);
});

test('of a refresh token that a run began with, a newer one belongs into the profile', () => {
  const failure = { kind: 'oauth-error', error: 'invalid_grant', description: null } as const;
  const outcome = { kind: 'ready' } as const;
  const run = { grant: 'refresh_token', outcome } as Run;
  const diagnosis = explainTokenRequestFailure(
    callView(400, [], { purpose: 'token' }),
    failure,
    recordOfRun({ run, profile }),
  );
  expectSound(diagnosis);
  expect(diagnosis.fix).toBe('edit-profile');
  expect(diagnosis.evidence.slice(1).every(({ certainty }) => certainty === 'cannot-tell')).toBe(true);
});
