import { describe, expect, test } from 'vitest';
import { type ExpectedPaste, type PastedResponse, type PasteRefusal, readPastedResponse } from './pasted-response.ts';

const expected: ExpectedPaste = {
  state: 'q7Xk2nTz',
  issuer: 'https://as.example',
  announcesIssuer: false,
  responseType: 'code',
  redirectUri: 'https://app.example/authorized',
  takesBareCode: false,
  secretsOfRun: [],
};
const shown: ExpectedPaste = { ...expected, takesBareCode: true };
const guarded: ExpectedPaste = {
  ...shown,
  secretsOfRun: [
    { id: '1', label: 'client secret', lastFour: 'cret' },
    { id: '2', label: 'code verifier', lastFour: 'EjXk' },
    { id: '3', label: 'short secret', lastFour: '' },
  ],
};
const whole = 'https://app.example/authorized?code=6f2a91d4&state=q7Xk2nTz';

function read(text: string, what: ExpectedPaste = expected): PastedResponse {
  return readPastedResponse(text, what);
}

describe('what can be pasted', () => {
  test.each<[what: string, text: string, found: readonly [code: string, from: string]]>([
    ['the whole address', whole, ['6f2a91d4', 'pasted-url']],
    ['with space around it', `\n  ${whole}  \n`, ['6f2a91d4', 'pasted-url']],
    ['in quotes', `"${whole}"`, ['6f2a91d4', 'pasted-url']],
    ['in angle brackets', `<${whole}>`, ['6f2a91d4', 'pasted-url']],
    [
      'broken over lines',
      whole.replace('authorized?', 'authorized?\n').replace('&state', '\r\n&state'),
      ['6f2a91d4', 'pasted-url'],
    ],
    ['in the fragment', whole.replace('?', '#'), ['6f2a91d4', 'pasted-url']],
    ['with the mark that some providers leave', `${whole}#_=_`, ['6f2a91d4', 'pasted-url']],
    ['percent-encoded', 'https://app.example/authorized?code=a%2Fb%20c&state=q7Xk2nTz', ['a/b c', 'pasted-url']],
    ['HTML-escaped', whole.replace('&', '&amp;'), ['6f2a91d4', 'pasted-url']],
    ['a header line', `HTTP/1.1 302 Found\nLocation: ${whole}\n`, ['6f2a91d4', 'pasted-text']],
    ['a sentence around it', `You were sent to ${whole}. It failed to load.`, ['6f2a91d4', 'pasted-text']],
    ['twice the same', `${whole} ${whole}`, ['6f2a91d4', 'pasted-text']],
    ['another address beside it', `See https://help.example/errors for ${whole}`, ['6f2a91d4', 'pasted-text']],
    ['in a reply to a mail', `> It says:\n> ${whole}\n> What now?`, ['6f2a91d4', 'pasted-text']],
    [
      'broken in its code',
      'Look:\nhttps://app.example/authorized?state=q7Xk2nTz&code=0123456789012345\nab-cd12\nThanks',
      ['0123456789012345ab-cd12', 'pasted-text'],
    ],
    [
      'in brackets, broken, as RFC 3986 appendix C has it',
      `See <${whole.replace('&', '\n  &')}>.`,
      ['6f2a91d4', 'pasted-text'],
    ],
    ['in a log', `{"url":"${whole.replaceAll('/', '\\/').replace('&', '\\u0026')}"}`, ['6f2a91d4', 'pasted-text']],
    ['in a link', `<a href="${whole.replace('&', '&#38;')}">here</a>`, ['6f2a91d4', 'pasted-text']],
    ['with an invisible character', whole.replace('state', '\u200bstate'), ['6f2a91d4', 'pasted-url']],
    ['a word on the next line', `${whole}\nthanks`, ['6f2a91d4', 'pasted-text']],
    [
      'a code that ends like a sentence',
      `${whole.replace(/^(.*)code=6f2a91d4&(.*)$/, '$1$2&code=6f2a.')}`,
      ['6f2a.', 'pasted-url'],
    ],
    [
      'another order, another host case, the default port',
      'HTTPS://APP.example:443/authorized?state=q7Xk2nTz&code=6f2a91d4',
      ['6f2a91d4', 'pasted-url'],
    ],
    ['the query alone', '?code=6f2a91d4&state=q7Xk2nTz', ['6f2a91d4', 'pasted-text']],
  ])('%s', (_, text, [code, from]) => {
    expect(read(text)).toMatchObject({ kind: 'code', code, from });
  });

  test.each<[what: string, text: string, code: string]>([
    ['alone', '6f2a91d47be04c8e', '6f2a91d47be04c8e'],
    ['with slashes, as Google has them', '4/0AX4XfWh-x_y', '4/0AX4XfWh-x_y'],
    ['in quotes', '"6f2a91d47be04c8e"', '6f2a91d47be04c8e'],
    ['behind its name', 'Authorization code: 6f2a91d47be04c8e', '6f2a91d47be04c8e'],
    ['on a page', 'Success!\nYour code is: 6f2a91d47be04c8e\nYou may close this window.', '6f2a91d47be04c8e'],
    ['as a parameter', 'code=6f2a91d47be04c8e', '6f2a91d47be04c8e'],
    ['with padding', 'NmYyYTkxZDQ=', 'NmYyYTkxZDQ='],
    [
      'on its own line of a whole page',
      'My provider\nAuthorization\nYour authorization code\n\nCopy it into the app.\n\n6f2a91d47be04c8e\n\nHelp',
      '6f2a91d47be04c8e',
    ],
    ['on its own line', 'Copy this code:\n\n  6f2a91d47be04c8e\n', '6f2a91d47be04c8e'],
  ])('the code that the provider shows: %s', (_, text, code) => {
    expect(read(text, shown)).toMatchObject({ kind: 'code', code, from: 'bare-code' });
  });

  test('a page that writes the state behind the code has it compared', () => {
    expect(read('6f2a91d4#q7Xk2nTz', shown)).toMatchObject({ kind: 'code', code: '6f2a91d4', from: 'pasted-text' });
    expect(read('6f2a91d4#other', shown)).toEqual({ kind: 'refused', reason: { kind: 'state-differs' } });
  });

  test('the span is of the code, not of the same letters elsewhere', () => {
    const text = 'https://app.example/authorized?state=q7Xk2nTz&code=app';
    expect(read(text)).toMatchObject({ span: [text.length - 3, text.length] });
  });

  test('the span is where the code stands, as it is written there', () => {
    const reading = read(whole);
    if (reading.kind !== 'code' || !reading.span) throw new Error('no code');
    expect(whole.slice(...reading.span)).toBe('6f2a91d4');
    const encoded = 'https://app.example/authorized?code=a%2Fb&state=q7Xk2nTz';
    const second = read(encoded);
    if (second.kind !== 'code' || !second.span) throw new Error('no code');
    expect(encoded.slice(...second.span)).toBe('a%2Fb');
  });

  test('an error response is understood, with everything it says', () => {
    const text =
      'https://app.example/authorized?error=access_denied&error_description=No+%3Cb%3E&error_uri=https%3A%2F%2Fe.example&state=q7Xk2nTz';
    expect(read(text)).toEqual({
      kind: 'error',
      error: 'access_denied',
      description: 'No <b>',
      uri: 'https://e.example',
      from: 'pasted-url',
    });
  });

  test('an implicit response: the fields as they came (RFC 6749 section 4.2.2)', () => {
    const text =
      'https://app.example/authorized#access_token=2YotnFZFEjr1zCsicMWpAA&state=q7Xk2nTz&token_type=example&expires_in=3600';
    expect(read(text, { ...expected, responseType: 'token' })).toEqual({
      kind: 'token',
      response: 'access_token=2YotnFZFEjr1zCsicMWpAA&state=q7Xk2nTz&token_type=example&expires_in=3600',
      from: 'pasted-url',
    });
  });

  test('the registered query belongs to the address, not to the response', () => {
    const redirectUri = 'https://app.example/authorized?tenant=7';
    const text = 'https://app.example/authorized?tenant=7&code=abcd&state=q7Xk2nTz';
    expect(read(text, { ...expected, redirectUri })).toMatchObject({ kind: 'code', code: 'abcd' });
  });

  test.each(['', ' ', '\n\t '])('%j is nothing yet', (text) => {
    expect(read(text)).toEqual({ kind: 'empty' });
  });
});

const elsewhere = (received: string): PasteRefusal => ({
  kind: 'other-address',
  expected: expected.redirectUri,
  received,
});
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

test('where no redirect URI was sent, the state alone says whose answer an address is', () => {
  const unsent = { ...expected, redirectUri: '', takesBareCode: true };
  const address = 'https://www.example/shown?code=6f2a91d4&state=';
  expect(read(`${address}q7Xk2nTz`, unsent)).toMatchObject({ kind: 'code', code: '6f2a91d4', from: 'pasted-url' });
  expect(read(`${address}other`, unsent)).toEqual({ kind: 'refused', reason: { kind: 'state-differs' } });
});

describe('hostile and mistaken pastes are refused with the reason, and nothing is taken from them', () => {
  test.each<[text: string, reason: PasteRefusal, what?: ExpectedPaste]>([
    [whole.replace('q7Xk2nTz', 'other'), { kind: 'state-differs' }],
    [whole.replace('q7Xk2nTz', 'Q7XK2NTZ'), { kind: 'state-differs' }],
    [whole.replace('q7Xk2nTz', ''), { kind: 'state-missing' }],
    [whole.replace('&state=q7Xk2nTz', ''), { kind: 'state-missing' }],
    [whole.replace('&state=q7Xk2nTz', ''), { kind: 'state-missing' }, shown],
    [`${whole}&state=q7Xk2nTz`, { kind: 'repeated-field', name: 'state' }],
    [`${whole}&code=second`, { kind: 'repeated-field', name: 'code' }],
    [`${whole}#code=second`, { kind: 'repeated-field', name: 'code' }],
    [`${whole}#state=q7Xk2nTz`, { kind: 'repeated-field', name: 'state' }],
    [`${whole}&error=a&error=b`, { kind: 'repeated-field', name: 'error' }],
    [`${whole}&iss=https%3A%2F%2Fas.example&iss=https%3A%2F%2Fas.example`, { kind: 'repeated-field', name: 'iss' }],
    [
      `${whole}&iss=https%3A%2F%2Fevil.example`,
      { kind: 'issuer-differs', expected: 'https://as.example', received: 'https://evil.example' },
    ],
    [whole, { kind: 'issuer-missing', expected: 'https://as.example' }, { ...expected, announcesIssuer: true }],
    [whole.replace('code=6f2a91d4', 'code='), { kind: 'neither-code-nor-error' }],
    [whole.replace('code=', 'access_token='), { kind: 'other-response-type', found: 'token' }],
    [whole, { kind: 'other-response-type', found: 'code' }, { ...expected, responseType: 'token' }],
    [whole.replace('https:', 'http:'), elsewhere('http://app.example/authorized')],
    [whole.replace('app.example', 'evil.example'), elsewhere('https://evil.example/authorized')],
    [
      whole.replace('app.example', 'app.example.evil.example'),
      elsewhere('https://app.example.evil.example/authorized'),
    ],
    [whole.replace('app.example', 'app.example:8443'), elsewhere('https://app.example:8443/authorized')],
    [
      whole.replace('app.example', 'app.example@evil.example'),
      elsewhere('https://app.example@evil.example/authorized'),
    ],
    [whole.replace('//', '//user:pass@'), elsewhere('https://user:pass@app.example/authorized')],
    [whole.replace('authorized', 'authorized/'), elsewhere('https://app.example/authorized/')],
    [whole.replace('authorized', 'Authorized'), elsewhere('https://app.example/Authorized')],
    [
      whole.replace('/authorized', '/x/%2e%2e/../authorized2'),
      elsewhere('https://app.example/x/%2e%2e/../authorized2'),
    ],
    [
      whole,
      { kind: 'other-address', expected: '', received: 'https://app.example/authorized' },
      { ...expected, redirectUri: '' },
    ],
    [`${whole} ${whole.replace('6f2a91d4', 'second')}`, { kind: 'several-responses' }],
    [`${whole}\nhttps://evil.example/?code=x&state=q7Xk2nTz`, { kind: 'several-responses' }],
    ['javascript:/code=1?code=abcd&state=q7Xk2nTz', elsewhere('javascript:/code=1')],
    ['data:/text?code=abcd&state=q7Xk2nTz', elsewhere('data:/text')],
    ['file:///authorized?code=abcd&state=q7Xk2nTz', elsewhere('file:///authorized')],
    ['https://as.example/authorize?response_type=code&client_id=1&state=q7Xk2nTz', { kind: 'consent-url' }],
    ['https://app.example/authorized', { kind: 'no-response-in-it' }],
    ['https://app.example/authorized?state=q7Xk2nTz', { kind: 'no-response-in-it' }],
    ['https://app.example/authorized?Code=abcd&state=q7Xk2nTz', { kind: 'no-response-in-it' }],
    ['it says that something went wrong', { kind: 'no-response-in-it' }],
    ['it says that something went wrong', { kind: 'not-a-code' }, shown],
    ['A page of mine\n6f2a91d47be04c8e', { kind: 'not-a-code' }, shown],
    ['Your code\n6f2a91d47be04c8e\n7be04c8e6f2a91d4', { kind: 'several-responses' }, shown],
    ['<script>alert(1)</script>', { kind: 'not-a-code' }, shown],
    ['{"code":"abcd"}', { kind: 'not-a-code' }, shown],
    ['abc', { kind: 'not-a-code' }, shown],
    ['код1234', { kind: 'not-a-code' }, shown],
    [`${'a'.repeat(5000)}`, { kind: 'not-a-code' }, shown],
    ['6f2a91d47be04c8e', { kind: 'bare-code-not-taken' }],
    ['code: 6f2a91d47be04c8e', { kind: 'bare-code-not-taken' }],
    ['q7Xk2nTz', { kind: 'own-state' }],
    ['q7Xk2nTz', { kind: 'own-state' }, shown],
    [jwt, { kind: 'looks-like-a-token' }, shown],
    [`Bearer ${jwt}`, { kind: 'looks-like-a-token' }, shown],
    ['{"access_token":"abcd","token_type":"Bearer"}', { kind: 'looks-like-a-token' }, shown],
    ['refresh_token=abcd', { kind: 'looks-like-a-token' }, shown],
    ['code=stolen&state=guessed', { kind: 'state-differs' }],
    ['a'.repeat(20_001), { kind: 'too-long', limit: 20_000 }],
    ['code=6f2a91d4', { kind: 'state-missing' }],
    ['code=6f2a91d4&code=second', { kind: 'repeated-field', name: 'code' }, shown],
    [
      'code=6f2a91d4&iss=https%3A%2F%2Fevil.example',
      { kind: 'issuer-differs', expected: 'https://as.example', received: 'https://evil.example' },
      shown,
    ],
    ['javascript:alert(1)?code=abcd&state=q7Xk2nTz', { kind: 'not-a-code' }, shown],
    ['data:text/html,code=abcd', { kind: 'not-a-code' }, shown],
    ['app.example/authorized?code=6f2a91d4&state=q7Xk2nTz', { kind: 'not-a-code' }, shown],
    ['app.example/authorized?code=6f2a91d4&state=q7Xk2nTz', { kind: 'no-response-in-it' }],
    ['Error code: access_denied', { kind: 'not-a-code' }, shown],
    ['Status code: 4003', { kind: 'not-a-code' }, shown],
    ['Your user code: WDJB-MJHT', { kind: 'not-a-code' }, shown],
    ['code: 6f2a91d4 or code: 7b3c82e5', { kind: 'several-responses' }, shown],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', { kind: 'looks-like-a-token' }, shown],
    ['ya29.a0AfH6SMBx', { kind: 'looks-like-a-token' }, shown],
    ['eyJhbGciOiJub25lIn0.eyJhIjoxfQ.', { kind: 'looks-like-a-token' }, shown],
    ['gX1fBat3bV-secret', { kind: 'looks-like-a-secret', label: 'client secret' }, guarded],
    ['client code: gX1fBat3bV-secret', { kind: 'not-a-code' }, guarded],
    ['code: gX1fBat3bV-secret', { kind: 'looks-like-a-secret', label: 'client secret' }, guarded],
    ['dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', { kind: 'looks-like-a-secret', label: 'code verifier' }, guarded],
    [`See ${whole} and ${whole.replace('app', 'evil')}`, { kind: 'several-responses' }],
    [`<${whole.replace('app', 'evil')}>`, elsewhere('https://evil.example/authorized')],
    [
      'https://evil.example/?next=https%3A%2F%2Fapp.example%2Fauthorized%3Fcode%3Dabcd%26state%3Dq7Xk2nTz',
      { kind: 'no-response-in-it' },
    ],
    ['https://as.example/authorize?client_id=1&request_uri=urn%3Ax', { kind: 'consent-url' }],
    [
      whole,
      {
        kind: 'other-address',
        expected: 'https://app.example/authorized?tenant=7',
        received: 'https://app.example/authorized',
      },
      { ...expected, redirectUri: 'https://app.example/authorized?tenant=7' },
    ],
  ])('%j', (text, reason, what = expected) => {
    expect(read(text, what)).toEqual({ kind: 'refused', reason });
  });
});

test.each([
  'a'.repeat(20_000),
  'a-'.repeat(10_000),
  'a:/'.repeat(6_000),
  `code${' '.repeat(19_000)}`,
  'code:'.repeat(4_000),
  '<'.repeat(20_000),
  '>'.repeat(20_000),
  `https://a${'\nb='.repeat(6_000)}`,
  '&amp;'.repeat(4_000),
  'eyJ'.repeat(6_000),
  `${'\n'.repeat(10_000)}x`,
])('a text made to take long does not (%#)', (text) => {
  const before = performance.now();
  readPastedResponse(text, shown);
  expect(performance.now() - before).toBeLessThan(1000);
});
