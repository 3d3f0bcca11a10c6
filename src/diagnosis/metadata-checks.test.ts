import { expect, test } from 'vitest';
import { profile } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import { type ProviderMetadata, readProviderMetadata } from '#oauth/provider-metadata.ts';
import { blocksRun } from './check-profile.ts';
import { checksOf, foundIn } from './checks.test-support.ts';

const said = (document: Record<string, unknown> = {}): ProviderMetadata =>
  readProviderMetadata({
    issuer: profile.issuer,
    authorization_endpoint: profile.authorizationEndpoint,
    token_endpoint: profile.tokenEndpoint,
    ...document,
  }).metadata;

test.each<[document: Record<string, unknown>, changes: Partial<Profile>, found: string | null, fix?: Partial<Profile>]>(
  [
    // What the metadata does not say is no finding.
    [{}, {}, null],
    [{ issuer: 'https://b.example' }, {}, 'warning metadata/issuer', { issuer: 'https://b.example' }],
    [
      { token_endpoint: 'https://b.example/t' },
      {},
      'warning metadata/tokenEndpoint',
      { tokenEndpoint: 'https://b.example/t' },
    ],
    [{ jwks_uri: 'https://b.example/j' }, {}, 'info metadata/jwksUri', { jwksUri: 'https://b.example/j' }],
    [{ grant_types_supported: ['implicit'] }, {}, 'warning metadata/grant/unlisted'],
    [{ grant_types_supported: ['authorization_code'] }, {}, null],
    [{ scopes_supported: ['read'] }, {}, 'warning metadata/scopes/unlisted'],
    [{ scopes_supported: ['read', 'write'] }, {}, null],
    [{ scopes_supported: [] }, { scopes: ['read'] }, 'warning metadata/scopes/unlisted'],
    [
      { token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_post'] },
      {},
      'warning metadata/clientAuthentication/unlisted',
      { clientAuthentication: 'client_secret_post' },
    ],
    [
      { token_endpoint_auth_methods_supported: ['private_key_jwt'] },
      {},
      'warning metadata/clientAuthentication/unlisted',
    ],
    [
      { code_challenge_methods_supported: ['S256'] },
      { pkce: 'plain' },
      'warning metadata/pkce/unlisted',
      { pkce: 'S256' },
    ],
    [{ code_challenge_methods_supported: ['plain'] }, {}, 'warning metadata/pkce/unlisted'],
    [{ code_challenge_methods_supported: ['plain'] }, { pkce: 'off' }, null],
    [
      { response_modes_supported: ['query'] },
      { responseMode: 'form_post' },
      'warning metadata/responseMode/unlisted',
      { responseMode: 'default' },
    ],
    [{ response_modes_supported: ['fragment'] }, {}, null],
    [{ response_types_supported: ['id_token'] }, {}, 'warning metadata/authorizationEndpoint/unlisted'],
    [{ response_types_supported: ['id_token', 'code'] }, {}, null],
    [
      { authorization_response_iss_parameter_supported: true },
      {},
      'info metadata/announcesIssuer',
      { announcesIssuer: true },
    ],
    [{}, { announcesIssuer: true }, 'warning metadata/announcesIssuer', { announcesIssuer: false }],
  ],
)('%j against %j: %s', (...[document, changes, found, change]) => {
  const checks = checksOf(changes, said(document));
  const mine = checks.filter(({ id }) => id.startsWith('metadata/'));
  expect(foundIn(mine)).toEqual(found ? [found] : []);
  expect(blocksRun(mine)).toBe(false);
  expect(checks.some(({ id }) => id === 'metadata')).toBe(!found?.startsWith('warning'));
  expect(mine[0]?.fix?.change).toEqual(change);
});

test('a long list is cut', () => {
  const scopes_supported = Array.from({ length: 40 }, (_, place) => `scope${place}`);
  const check = checksOf({}, said({ scopes_supported })).find(({ id }) => id === 'metadata/scopes/unlisted');
  expect(check?.reason).toContain('scope11 and 28 more');
});

test('without metadata it is not spoken of', () => {
  expect(checksOf().some(({ id }) => id.startsWith('metadata'))).toBe(false);
});
