import { expect, test } from 'vitest';
import { profile } from '#oauth/profile.test-support.ts';
import type { Grant } from '#oauth/profile.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import { explainTokenRequestFailure } from './token-request-failure.ts';
import { recordOfRefresh } from './token-request-record.ts';
import { explainUsedUpRefreshToken } from './used-up-refresh-token.ts';

const refresh = callView(200, [], { purpose: 'refresh' });

test('a used-up refresh token: nothing was sent, and the way on is a new run, by grant', () => {
  const explained = explainUsedUpRefreshToken(refresh, profile);
  expectSound(explained);
  expect(explained).toMatchObject({ headline: 'The refresh token was used up.', fix: 'start-over' });
  expect(explained.sentence).toContain('A new consent');
  expect(explainUsedUpRefreshToken(refresh, { ...profile, grant: 'client_credentials' }).sentence).toContain(
    'nobody has to consent',
  );
});

test.each<[Grant, fix: string, word: RegExp]>([
  ['authorization_code', 'start-over', /new consent/],
  ['client_credentials', 'start-over', /nobody has to consent/],
  ['refresh_token', 'edit-profile', /into the profile/],
])('a refused refresh of a profile by %s leads where its grant leads', (grant, fix, word) => {
  const failure = { kind: 'oauth-error', error: 'invalid_grant', description: null } as const;
  const call = callView(400, [], { purpose: 'refresh' });
  const explained = explainTokenRequestFailure(call, failure, recordOfRefresh({ ...profile, grant }));
  expect(explained.fix).toBe(fix);
  expect(explained.sentence).toMatch(word);
});
