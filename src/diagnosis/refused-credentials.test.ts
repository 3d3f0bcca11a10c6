import { expect, test } from 'vitest';
import type { HeaderLine } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { slot, type Template, text } from '#call/template.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import type { PasswordHolder } from './refused-credentials.ts';

const ref = (id: string): SecretRef => ({ id, label: 'password', lastFour: '' });
const byBasic: Template = [
  ...text('Basic '),
  { kind: 'base64', parts: [...text('Aladdin:'), ...slot(ref('current'))] },
];
const asks = (value: string): HeaderLine[] => [['WWW-Authenticate', value]];

/** The call of a request whose Authorization header is as told. */
const callWith = (status: number, headers: readonly HeaderLine[], authorization: Template | null) =>
  callView(status, headers, {
    tokenId: null,
    request: {
      ...{ method: 'GET', url: text('https://api.example/me'), body: { kind: 'none' } },
      headers: authorization ? [['authorization', authorization]] : [],
    },
  });

const profile: PasswordHolder = { grant: 'basic', password: ref('current') };
const refused = 'The API does not accept this user name and password.';

test.each<[string, HeaderLine[], PasswordHolder | null, { headline: string; fix: string | null; evidence: string }]>([
  [
    'the profile’s (the challenge of RFC 7617 section 2)',
    asks('Basic realm="WallyWorld"'),
    profile,
    { headline: refused, fix: 'edit-profile', evidence: 'The API asks for Basic, realm “WallyWorld”' },
  ],
  [
    'the profile’s, of which one has been replaced since',
    asks('Basic realm="foo", charset="UTF-8"'),
    { ...profile, password: ref('newer') },
    { headline: refused, fix: 'send-again', evidence: 'The API asks for Basic, realm “foo”' },
  ],
  [
    'the request’s own, without a word of the API',
    [],
    { grant: 'client_credentials', password: null },
    { headline: refused, fix: 'choose-auth', evidence: 'What the API asks for' },
  ],
  [
    'to an API that takes either',
    [...asks('Bearer realm="api", error="invalid_request"'), ...asks('Basic')],
    profile,
    { headline: refused, fix: 'edit-profile', evidence: 'The API asks for Bearer, realm “api”; Basic' },
  ],
  [
    'to an API that takes tokens only',
    asks('Bearer realm="api"'),
    profile,
    {
      headline: 'The API takes no user name and password here.',
      fix: 'edit-profile',
      evidence: 'The API asks for Bearer, realm “api”',
    },
  ],
])('a 401 to user name and password: %s', (...[, headers, holder, { headline, fix, evidence }]) => {
  const diagnosis = diagnoseCall(callWith(401, headers, byBasic), null, holder) ?? expect.fail('no diagnosis');
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ headline, fix, source: 'RFC 7617 §2' });
  expect(diagnosis.evidence[0]?.claim).toBe(evidence);
  expect(`${diagnosis.headline} ${diagnosis.sentence}`).not.toMatch(/token/i);
});

test.each<[string, Template | null, string]>([
  ['a token that was typed', text('Bearer abc'), 'The API does not accept what stands in the Authorization header.'],
  ['a bare key', text('abc'), 'The API does not accept what stands in the Authorization header.'],
  ['nothing', null, 'The API wants to know who calls.'],
])('a 401 to %s begins no run: there is nothing of a profile in it', (_, authorization, headline) => {
  const diagnosis = diagnoseCall(callWith(401, [], authorization), null) ?? expect.fail('no diagnosis');
  expectSound(diagnosis);
  expect(diagnosis).toMatchObject({ headline, fix: 'choose-auth', code: null, source: 'RFC 9110 §15.5.2' });
});

test.each([403, 404, 500])('a %i to user name and password speaks of no token, and begins no run', (status) => {
  const diagnosis = diagnoseCall(callWith(status, [], byBasic), null, profile) ?? expect.fail('no diagnosis');
  expectSound(diagnosis);
  expect(diagnosis.fix).not.toBe('start-over');
  expect(JSON.stringify(diagnosis)).not.toMatch(/token/i);
});
