import { expect, test } from 'vitest';
import { buildAuthorizationRequest } from '#oauth/authorization-request.ts';
import { callbackUri, type Profile, redirectUriOf, resolveProfile } from '#oauth/profile.ts';
import {
  API_SCOPES,
  IDENTITY_SCOPES,
  PATHS,
  PRACTICE_CLIENT,
  PRACTICE_NATIVE,
  PRACTICE_SERVICE,
  redirectUris,
} from '#practice/standard/registration.ts';
import {
  practiceClientSecret,
  practiceClients,
  practiceNativePreset,
  practicePreset,
  practiceProfileId,
  practiceServicePreset,
} from './practice.ts';

const origins = { console: 'http://127.0.0.1:6284', practice: 'http://localhost:6285' };
const profile: Profile = {
  ...practicePreset,
  id: practiceProfileId,
  clientSecret: { id: 's', label: 'client secret', lastFour: 'cret' },
};
const resolved = resolveProfile(profile, origins);

test('the preset is what the practice provider has on file', () => {
  expect(practicePreset.clientId).toBe(PRACTICE_CLIENT.id);
  expect(practiceClientSecret).toBe(PRACTICE_CLIENT.secret);
  expect(resolved.authorizationEndpoint).toBe(origins.practice + PATHS.authorization);
  expect(resolved.tokenEndpoint).toBe(origins.practice + PATHS.token);
  expect(resolved.resources).toEqual([origins.practice + PATHS.api]);
  expect(resolved.firstRequest.url.startsWith(`${origins.practice}${PATHS.api}/`)).toBe(true);
  expect([...IDENTITY_SCOPES, ...API_SCOPES]).toEqual(expect.arrayContaining([...practicePreset.scopes]));
  for (const host of ['127.0.0.1', 'localhost'] as const) {
    expect(redirectUris([origins.console])).toContain(callbackUri(host, origins));
  }
});

test('so are the native app and the service', () => {
  const [native, service] = [practiceNativePreset, practiceServicePreset].map((preset) =>
    resolveProfile({ ...preset, id: 'p', clientSecret: null }, origins),
  );
  expect(native).toMatchObject({ clientId: PRACTICE_NATIVE.id, clientAuthentication: 'none' });
  expect(native && redirectUriOf(native, origins)).toBe(origins.practice + PATHS.code);
  expect(service).toMatchObject({ clientId: PRACTICE_SERVICE.id, grant: 'client_credentials', scopes: API_SCOPES });
  expect(service?.resources).toEqual([origins.practice + PATHS.api]);
  expect(practiceClients.service.clientSecret).toBe(PRACTICE_SERVICE.secret);
  expect(practiceClients.native.clientSecret).toBeNull();
});

test('no launch is written into it', () => {
  expect(JSON.stringify(practicePreset)).not.toMatch(/localhost|628[45]/);
  expect(JSON.stringify(resolved)).not.toContain('{{');
});

test('without a practice provider there is no consent URL', () => {
  const off = { ...origins, practice: '' };
  const values = { state: 's', nonce: 'n', codeChallenge: 'c' };
  expect(() => buildAuthorizationRequest(resolveProfile(profile, off), off, values)).toThrow();
});
