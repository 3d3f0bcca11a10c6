import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import {
  issuerIn,
  likelyIssuer,
  type MetadataReading,
  type MetadataRefusal,
  metadataUrls,
  profileFromMetadata,
  readMetadata,
} from './discovery.ts';
import type { MetadataFinding } from './provider-metadata.ts';

const issuer = 'https://server.example.com';
// RFC 8414 section 3.2: its example response.
const example = `{
      "issuer":
        "https://server.example.com",
      "authorization_endpoint":
        "https://server.example.com/authorize",
      "token_endpoint":
        "https://server.example.com/token",
      "token_endpoint_auth_methods_supported":
        ["client_secret_basic", "private_key_jwt"],
      "token_endpoint_auth_signing_alg_values_supported":
        ["RS256", "ES256"],
      "userinfo_endpoint":
        "https://server.example.com/userinfo",
      "jwks_uri":
        "https://server.example.com/jwks.json",
      "registration_endpoint":
        "https://server.example.com/register",
      "scopes_supported":
        ["openid", "profile", "email", "address",
         "phone", "offline_access"],
      "response_types_supported":
        ["code", "code token"],
      "service_documentation":
        "http://server.example.com/service_documentation.html",
      "ui_locales_supported":
        ["en-US", "en-GB", "en-CA", "fr-FR", "fr-CA"]
     }`;
const answer = (body: unknown, status = 200) => ({
  ending: { kind: 'response' } as const,
  head: { status, reason: '', httpVersion: '1.1', rawHeaders: [] },
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
});
const read = (body: unknown, asked = issuer) => readMetadata(answer(body), asked);
const minimal = { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` };
const metadataOf = (reading: MetadataReading) => {
  if (reading.kind !== 'metadata') throw new Error(reading.why.kind);
  return reading;
};

describe('where the metadata may be', () => {
  const openid = '/.well-known/openid-configuration';
  const oauthPath = '/.well-known/oauth-authorization-server';
  test.each<[asked: string, urls: string[]]>([
    // OpenID Connect Discovery sections 4.1 and RFC 8414 section 3.1, their examples.
    ['https://example.com', [`https://example.com${openid}`, `https://example.com${oauthPath}`]],
    [
      'https://example.com/issuer1',
      [
        `https://example.com/issuer1${openid}`,
        `https://example.com${oauthPath}/issuer1`,
        `https://example.com${openid}/issuer1`,
        `https://example.com/issuer1${oauthPath}`,
      ],
    ],
    ['https://example.com/', [`https://example.com${openid}`, `https://example.com${oauthPath}`]],
    ['  http://localhost:6285\n', [`http://localhost:6285${openid}`, `http://localhost:6285${oauthPath}`]],
    [`https://example.com${openid}`, [`https://example.com${openid}`, `https://example.com${oauthPath}`]],
  ])('%s', (asked, urls) => {
    expect(metadataUrls(asked).map(({ url }) => url)).toEqual(urls);
  });

  test.each([
    '',
    'example.com',
    'javascript:alert(1)',
    'file:///etc',
    'https://example.com?a=1',
    'https://example.com/#x',
    'https://user:pass@example.com',
    'not a url',
    '{{practice}}',
  ])('%j is no issuer', (asked) => {
    expect(metadataUrls(asked)).toEqual([]);
  });

  test.each([
    [`https://a.example/x${openid}`, 'https://a.example/x'],
    [`https://a.example${oauthPath}/x/y`, 'https://a.example/x/y'],
    [`https://a.example${oauthPath}`, 'https://a.example'],
    ['https://a.example/', 'https://a.example/'],
  ])('the address %s stands for %s', (address, named) => {
    expect(issuerIn(address)).toBe(named);
  });
});

test('RFC 8414 section 3.2: the example, as a strict client reads it too', async () => {
  const { metadata, findings } = metadataOf(read(example));
  expect(findings).toEqual([]);
  const response = new Response(example, { headers: { 'content-type': 'application/json' } });
  const judged = await oauth.processDiscoveryResponse(new URL(issuer), response);
  for (const [name, value] of Object.entries(metadata))
    expect(value ?? undefined).toEqual(judged[name] ?? (value === false ? false : undefined));
  expect(profileFromMetadata(metadata)).toEqual({
    name: 'server.example.com',
    issuer,
    authorizationEndpoint: `${issuer}/authorize`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks.json`,
    userinfoEndpoint: `${issuer}/userinfo`,
    introspectionEndpoint: '',
    revocationEndpoint: '',
    announcesIssuer: false,
    clientAuthentication: 'client_secret_basic',
    scopes: ['openid'],
  });
});

describe('answers that are refused', () => {
  const other = (received: string, expected = issuer): MetadataRefusal => ({
    kind: 'issuer-differs',
    expected,
    received,
  });
  test.each<[body: unknown, why: MetadataRefusal, asked?: string]>([
    ['', { kind: 'not-json' }],
    ['<!doctype html>', { kind: 'not-json' }],
    ['{"issuer":', { kind: 'not-json' }],
    ['null', { kind: 'not-an-object' }],
    [[minimal], { kind: 'not-an-object' }],
    ['"x"', { kind: 'not-an-object' }],
    [{}, { kind: 'issuer-missing' }],
    [{ issuer: '' }, { kind: 'issuer-missing' }],
    [{ issuer: ['x'] }, { kind: 'issuer-missing' }],
    [{ issuer: 'javascript:alert(1)' }, { kind: 'issuer-missing' }],
    ['{"__proto__":{"issuer":"https://server.example.com"}}', { kind: 'issuer-missing' }],
    [{ ...minimal, issuer: 'https://evil.example' }, other('https://evil.example')],
    [{ ...minimal, issuer: 'https://SERVER.example.com' }, other('https://SERVER.example.com')],
    [{ ...minimal, issuer: 'https://server.example.com//' }, other('https://server.example.com//')],
    [{ ...minimal, issuer: 'https://server.example.com:443' }, other('https://server.example.com:443')],
    [{ ...minimal, issuer: 'http://server.example.com' }, other('http://server.example.com')],
    [
      { ...minimal, issuer: 'https://{tenantid}/v2.0' },
      other('https://{tenantid}/v2.0', 'https://a.example/v2.0'),
      'https://a.example/v2.0',
    ],
    [
      { ...minimal, issuer: 'https://a.example/{tenantid}/v2.0' },
      other('https://a.example/{tenantid}/v2.0', 'https://a.example/x/y/v2.0'),
      'https://a.example/x/y/v2.0',
    ],
  ])('%j', (body, why, asked) => {
    expect(read(body, asked)).toEqual({ kind: 'refused', why });
  });

  test.each([301, 302, 304, 400, 401, 403, 404, 500, 503])('status %i', (status) => {
    expect(readMetadata(answer(example, status), issuer)).toEqual({ kind: 'refused', why: { kind: 'status', status } });
  });

  test('a call that broke off, whatever had arrived', () => {
    const ending = { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null } as const;
    expect(readMetadata({ ...answer(example), ending }, issuer)).toEqual({
      kind: 'refused',
      why: { kind: 'no-answer' },
    });
  });
});

describe('findings', () => {
  test.each<[changes: Record<string, unknown>, findings: MetadataFinding[], asked?: string]>([
    [{}, []],
    // Auth0 and Entra, as PROVIDERS.md has them.
    [{ issuer: `${issuer}/` }, [{ kind: 'issuer-slash', received: `${issuer}/` }]],
    [{}, [{ kind: 'issuer-slash', received: issuer }], `${issuer}/`],
    [
      { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
      [{ kind: 'issuer-template', received: 'https://login.microsoftonline.com/{tenantid}/v2.0' }],
      'https://login.microsoftonline.com/common/v2.0',
    ],
    [{ scopes_supported: 'openid' }, [{ kind: 'odd-member', name: 'scopes_supported' }]],
    [{ scopes_supported: [1] }, [{ kind: 'odd-member', name: 'scopes_supported' }]],
    [{ jwks_uri: 7 }, [{ kind: 'odd-member', name: 'jwks_uri' }]],
    [
      { authorization_response_iss_parameter_supported: 'true' },
      [{ kind: 'odd-member', name: 'authorization_response_iss_parameter_supported' }],
    ],
    [
      { jwks_uri: 'http://a.example/jwks' },
      [{ kind: 'insecure-endpoint', name: 'jwks_uri', url: 'http://a.example/jwks' }],
    ],
    [{ jwks_uri: 'http://localhost:6285/jwks' }, []],
    [{ jwks_uri: 'http://127.0.0.1:6285/jwks' }, []],
    [{ jwks_uri: 'javascript:alert(1)' }, [{ kind: 'unusable-endpoint', name: 'jwks_uri' }]],
    [{ jwks_uri: '/jwks' }, [{ kind: 'unusable-endpoint', name: 'jwks_uri' }]],
    [{ jwks_uri: null }, []],
    [
      { token_endpoint: 'x', authorization_endpoint: undefined },
      [
        { kind: 'unusable-endpoint', name: 'token_endpoint' },
        { kind: 'missing-member', name: 'authorization_endpoint' },
        { kind: 'missing-member', name: 'token_endpoint' },
      ],
    ],
    [{ authorization_endpoint: undefined, grant_types_supported: ['client_credentials'] }, []],
    [{ token_endpoint: undefined, grant_types_supported: ['implicit'] }, []],
  ])('%j', (changes, findings, asked) => {
    expect(metadataOf(read({ ...minimal, ...changes }, asked)).findings).toEqual(findings);
  });
});

test.each<[members: Record<string, unknown>, profile: Record<string, unknown>]>([
  [
    { token_endpoint_auth_methods_supported: ['client_secret_post', 'none'] },
    { clientAuthentication: 'client_secret_post' },
  ],
  [{ token_endpoint_auth_methods_supported: ['none'] }, { clientAuthentication: 'none' }],
  [{ token_endpoint_auth_methods_supported: ['private_key_jwt'] }, { clientAuthentication: 'client_secret_basic' }],
  [{}, { clientAuthentication: 'client_secret_basic' }],
  [{ code_challenge_methods_supported: ['plain'] }, { pkce: 'plain' }],
  [{ authorization_response_iss_parameter_supported: true }, { announcesIssuer: true }],
  [{ grant_types_supported: ['client_credentials'] }, { grant: 'client_credentials' }],
])('%j gives %j', (members, profile) => {
  expect(profileFromMetadata(metadataOf(read({ ...minimal, ...members })).metadata)).toMatchObject(profile);
});

test('silence about PKCE, scopes and grants changes nothing in the profile', () => {
  const profile = profileFromMetadata(metadataOf(read(minimal)).metadata);
  for (const field of ['pkce', 'scopes', 'grant']) expect(profile).not.toHaveProperty(field);
});

test.each([
  ['localhost:7402', 'http://localhost:7402'],
  ['127.0.0.1:7402/tenant', 'http://127.0.0.1:7402/tenant'],
  ['id.example', 'https://id.example'],
  ['id:8443', 'https://id:8443'],
  ['https://id.example', null],
  ['http:/id.example', null],
  ['ftp://id.example', null],
  ['javascript:alert(1)', null],
  ['id.example?x=1', null],
  ['nonsense', null],
  ['a b.c', null],
  ['', null],
])('%j was meant to be the issuer %s', (text, issuer) => {
  expect(likelyIssuer(text)).toBe(issuer);
});
