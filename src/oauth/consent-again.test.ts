import { expect, test } from 'vitest';
import type { AuthorizationRequest } from './authorization-request.ts';
import { canAskAgain, mayBringRefreshToken } from './consent-again.ts';
import { profile, secretRef } from './profile.test-support.ts';
import type { ConsentAgain, Grant } from './profile.ts';

const prompt = [{ name: 'prompt', value: 'consent' }];
const requestOf = (origin: 'extra' | 'consent again'): AuthorizationRequest => ({
  url: '',
  endpoint: '',
  parameters: [{ name: 'prompt', value: 'consent', origin }],
});

test.each<[grant: Grant, parameters: ConsentAgain['parameters'], expected: boolean]>([
  ['authorization_code', prompt, true],
  ['implicit', prompt, true],
  ['client_credentials', prompt, false],
  ['authorization_code', [], false],
  ['authorization_code', [{ name: '', value: '' }], false],
])('%s with %j can ask again: %s', (grant, parameters, expected) => {
  expect(canAskAgain({ ...profile, grant, consentAgain: { parameters, bringsRefreshToken: true } })).toBe(expected);
});

const code = { grant: 'authorization_code', refreshToken: null, scopesAsked: [] } as const;

test.each([
  ['a provider that gives one with a consent only', true, code, requestOf('extra'), true],
  ['offline access was asked for', false, { ...code, scopesAsked: ['offline_access'] }, requestOf('extra'), true],
  ['neither', false, code, requestOf('extra'), false],
  ['one came', true, { ...code, refreshToken: secretRef('r') }, requestOf('extra'), false],
  ['the user was asked again already', true, code, requestOf('consent again'), false],
  ['a grant that gives none', true, { ...code, grant: 'implicit' as const }, requestOf('extra'), false],
])('asking again may bring a refresh token where %s', (...row) => {
  const [, bringsRefreshToken, token, sent, expected] = row;
  const asking = { ...profile, consentAgain: { parameters: prompt, bringsRefreshToken } };
  expect(mayBringRefreshToken(asking, token, sent)).toBe(expected);
});
