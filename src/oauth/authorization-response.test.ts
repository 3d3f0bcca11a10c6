import { expect, test } from 'vitest';
import {
  type AuthorizationResponse,
  type ExpectedResponse,
  readAuthorizationResponse,
  stateOf,
} from './authorization-response.ts';
import type { ResponseFields, ResponseRefusal } from './run.ts';

const fieldsOf = (query: string): ResponseFields => [...new URLSearchParams(query)];
const expected: ExpectedResponse = {
  state: 'xyz',
  issuer: 'https://honest.as.example',
  announcesIssuer: false,
  responseType: 'code',
};
const implicit = { ...expected, responseType: 'token' } as const;
const announced = { ...expected, announcesIssuer: true };
const read = (query: string, what = expected) => readAuthorizationResponse(fieldsOf(query), what);

test.each<[query: string, response: AuthorizationResponse]>([
  // RFC 6749 section 4.1.2
  ['code=SplxlOBeZQQYbYS6WxSbIA&state=xyz', { kind: 'code', code: 'SplxlOBeZQQYbYS6WxSbIA' }],
  // RFC 6749 section 4.1.2.1
  ['error=access_denied&state=xyz', { kind: 'error', error: 'access_denied', description: null, uri: null }],
  [
    'error=access_denied&error_description=No+%3Cb%3E&state=xyz',
    { kind: 'error', error: 'access_denied', description: 'No <b>', uri: null },
  ],
  ['state=xyz&code=a+b%2Fc', { kind: 'code', code: 'a b/c' }],
  ['state=xyz&code=a&x=1&x=2', { kind: 'code', code: 'a' }],
  ['state=xyz&code=a&iss=https%3A%2F%2Fhonest.as.example', { kind: 'code', code: 'a' }],
  ['state=xyz&error=e&code=a', { kind: 'error', error: 'e', description: null, uri: null }],
  ['state=xyz&error=&code=a', { kind: 'code', code: 'a' }],
])('%s', (query, response) => {
  expect(read(query)).toEqual(response);
});

test('RFC 9207 section 2: an announced issuer, compared as text', () => {
  const example =
    'code=x1848ZT64p4IirMPT0R-X3141MFPTuBX-VFL_cvaplMH58&state=ZWVlNDBlYzA1NjdkMDNhYjg3ZjUxZjAyNGQzMTM2NzI&iss=https%3A%2F%2Fhonest.as.example';
  const state = 'ZWVlNDBlYzA1NjdkMDNhYjg3ZjUxZjAyNGQzMTM2NzI';
  expect(read(example, { ...announced, state })).toEqual({
    kind: 'code',
    code: 'x1848ZT64p4IirMPT0R-X3141MFPTuBX-VFL_cvaplMH58',
  });
});

const issuerDiffers = (received: string) => ({ kind: 'issuer-differs', expected: expected.issuer, received }) as const;

test.each<[query: string, reason: ResponseRefusal, what?: ExpectedResponse]>([
  ['', { kind: 'state-missing' }],
  ['code=a', { kind: 'state-missing' }],
  ['code=a&state=', { kind: 'state-missing' }],
  ['code=a&State=xyz', { kind: 'state-missing' }],
  ['error=access_denied', { kind: 'state-missing' }],
  ['code=a&state=xyz2', { kind: 'state-differs' }],
  ['code=a&state=XYZ', { kind: 'state-differs' }],
  ['code=a&state=+xyz', { kind: 'state-differs' }],
  ['code=a&code=a&state=xyz', { kind: 'repeated-field', name: 'code' }],
  ['code=a&state=xyz&state=xyz', { kind: 'repeated-field', name: 'state' }],
  ['error=a&error=b&state=xyz', { kind: 'repeated-field', name: 'error' }],
  ['code=a&state=xyz&iss=a&iss=a', { kind: 'repeated-field', name: 'iss' }],
  ['code=a&state=xyz&iss=https%3A%2F%2Fevil.example', issuerDiffers('https://evil.example')],
  ['code=a&state=xyz&iss=https%3A%2F%2Fhonest.as.example%2F', issuerDiffers('https://honest.as.example/')],
  ['code=a&state=xyz&iss=https%3A%2F%2FHONEST.as.example', issuerDiffers('https://HONEST.as.example')],
  ['code=a&state=xyz&iss=', issuerDiffers('')],
  ['code=a&state=xyz', { kind: 'issuer-missing', expected: expected.issuer }, announced],
  ['error=a&state=xyz', { kind: 'issuer-missing', expected: expected.issuer }, announced],
  ['state=xyz', { kind: 'neither-code-nor-error' }],
  ['state=xyz&response=eyJ', { kind: 'neither-code-nor-error' }],
  ['code=a&access_token=b&state=xyz', { kind: 'other-response-type', found: 'token' }],
  ['code=a&id_token=b&state=xyz', { kind: 'other-response-type', found: 'token' }],
  ['error=a&error_description=b&error_description=c&state=xyz', { kind: 'repeated-field', name: 'error_description' }],
  ['access_token=a&access_token=b&state=xyz', { kind: 'repeated-field', name: 'access_token' }, implicit],
  ['access_token=a&expires_in=1&expires_in=9&state=xyz', { kind: 'repeated-field', name: 'expires_in' }, implicit],
  ['access_token=&token_type=bearer&state=xyz', { kind: 'neither-code-nor-error' }, implicit],
  ['id_token=a&state=xyz', { kind: 'other-response-type', found: 'token' }, implicit],
  ['access_token=a&state=other', { kind: 'state-differs' }, implicit],
  ['access_token=a', { kind: 'state-missing' }, implicit],
  ['code=&state=xyz', { kind: 'neither-code-nor-error' }],
  // The order: what stands twice, then state, then iss, then content.
  ['state=wrong&code=a&code=b&iss=evil', { kind: 'repeated-field', name: 'code' }],
  ['state=wrong&iss=evil', { kind: 'state-differs' }],
  ['state=xyz&iss=evil', issuerDiffers('evil')],
  // A run without a state takes no answer, least of all an empty one.
  ['code=a&state=', { kind: 'state-missing' }, { ...expected, state: '' }],
])('%s is refused, and yields no code', (query, reason, what) => {
  expect(read(query, what)).toEqual({ kind: 'refused', reason });
});

test.each([
  ['state=a&code=b', 'a'],
  ['state=a&state=a', null],
  ['state=', null],
  ['code=b', null],
  ['', null],
])('the state of %j is %j', (query, state) => {
  expect(stateOf(fieldsOf(query))).toBe(state);
});
