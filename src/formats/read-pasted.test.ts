import { describe, expect, test } from 'vitest';
import { readPasted } from './read-pasted.ts';
import {
  clarifyPage,
  cliquifyExamples,
  cliquifyResponse,
  codeReviewsPage,
  fymaExample,
} from './vendor-examples.test-support.ts';

function proposed(text: string) {
  const pasted = readPasted(text);
  if (!('proposal' in pasted)) throw new Error(`${pasted.kind}: no profile in it`);
  return { kind: pasted.kind, pieces: pasted.pieces.map(({ name }) => name), ...pasted.proposal };
}

/** What is proposed for a text, as the names of what was passed over and what was found odd. */
const passed = (text: string) => proposed(text).notUnderstood.map(({ what }) => what);
const odd = (text: string) => proposed(text).contradictions.map(({ what }) => what);

const cliquify = {
  tokenEndpoint: 'https://oauth.cliquify.me/oauth/access-token',
  grant: 'client_credentials',
  clientAuthentication: 'client_secret_post',
};

describe('the token request of Cliquify’s page, in its eight languages', () => {
  test.each(Object.entries(cliquifyExamples))('%s', (language, example) => {
    const filled = example.replaceAll('YOUR_CLIENT_ID', 'app-7').replaceAll('YOUR_CLIENT_SECRET', 's3cr:et%');
    const { kind, pieces, profile, secrets, hosts, notUnderstood, contradictions } = proposed(filled);
    expect({ kind, pieces }).toEqual({ kind: 'token-request', pieces: [`${language}, token request`] });
    expect(profile).toEqual({ ...cliquify, clientId: 'app-7' });
    expect(secrets).toMatchObject([{ field: 'clientSecret', text: 's3cr:et%' }]);
    expect(hosts).toEqual(['oauth.cliquify.me']);
    expect({ notUnderstood, contradictions }).toEqual({ notUnderstood: [], contradictions: [] });
  });

  test.each(Object.entries(cliquifyExamples))('%s: as printed, placeholders are no values', (_, example) => {
    const { profile, secrets } = proposed(example);
    expect(profile).toEqual(cliquify);
    expect(secrets).toEqual([]);
    expect(passed(example)).toEqual(['client_id', 'client_secret']);
  });

  test('the whole page: every example is found, one profile comes of them', () => {
    const { pieces, profile, contradictions, sample } = proposed(
      [...Object.values(cliquifyExamples), 'Success Response', cliquifyResponse].join('\n'),
    );
    const requests = Object.keys(cliquifyExamples).map((language) => `${language}, token request`);
    expect(pieces).toEqual([...requests, 'token response']);
    expect(profile).toEqual(cliquify);
    expect(contradictions).toEqual([]);
    expect(sample?.text).toBe(cliquifyResponse);
  });
});

test('Code Reviews: the code in the query, the scope in the exchange, the refresh, a call with lost line ends', () => {
  const { pieces, profile } = proposed(codeReviewsPage);
  expect(pieces).toEqual(['curl, token request', 'token response', 'curl, refresh', 'curl, API call']);
  expect(profile).toEqual({
    grant: 'authorization_code',
    tokenEndpoint: 'https://app.clayton.io/oauth2/token',
    clientAuthentication: 'client_secret_post',
    scopes: ['workspace'],
    scopeInExchange: true,
    codeInQuery: true,
    redirect: { kind: 'provider-page', uri: 'https://app.clayton.io/authorized' },
    pkce: 'off',
    apiBaseUrl: 'https://app.clayton.io/api',
    firstRequest: { method: 'GET', url: 'https://app.clayton.io/api/workspaces' },
  });
  expect(passed(codeReviewsPage)).toEqual(['client_id', 'client_secret', 'refresh_token']);
  expect(odd(codeReviewsPage)).toEqual([expect.stringMatching(/^Line \d+ has \\ in front of a space$/)]);
});

test('Clarify: two lifetimes, no Bearer, a line without its end, addresses that were lost', () => {
  const { profile } = proposed(clarifyPage);
  expect(profile).toEqual({
    grant: 'client_credentials',
    clientAuthentication: 'client_secret_post',
    defaultHeaders: [{ name: 'X-API-Version', value: '1.1beta1' }],
  });
  expect(odd(clarifyPage)).toEqual([
    expect.stringMatching(/^Line \d+ ends without \\$/),
    'The word Bearer is missing',
    'The token’s lifetime',
  ]);
  expect(proposed(clarifyPage).contradictions.at(-1)).toMatchObject({
    found: '“about 2 hours” in the text, 86400 s (24 hours) in the example',
    instead: 'Only the token response knows. No lifetime is assumed before it comes.',
  });
  expect(passed(clarifyPage)).toEqual(expect.arrayContaining(['audience', 'token endpoint']));
});

test('Fyma: HTTPie, whose body is JSON', () => {
  expect(proposed(fymaExample).profile).toEqual({
    grant: 'client_credentials',
    clientAuthentication: 'client_secret_post',
    jsonTokenBody: true,
  });
  const whole =
    'http POST https://auth.fyma.ai/oauth/token grant_type=client_credentials \\\n  audience=https://api.fyma.ai client_id=f1 client_secret=f2 X-Trace:1';
  expect(proposed(whole).profile).toEqual({
    tokenEndpoint: 'https://auth.fyma.ai/oauth/token',
    grant: 'client_credentials',
    clientId: 'f1',
    clientAuthentication: 'client_secret_post',
    audience: 'https://api.fyma.ai',
    jsonTokenBody: true,
    tokenParameters: [{ name: 'X-Trace', value: '1', place: 'header' }],
  });
  expect(proposed('http -f -a id:pw https://a.example/token grant_type=client_credentials').profile).toEqual({
    tokenEndpoint: 'https://a.example/token',
    grant: 'client_credentials',
    clientId: 'id',
    clientAuthentication: 'client_secret_basic',
  });
});

describe('raw HTTP, as RFC 6749 prints it', () => {
  test('section 4.1.3: the exchange', () => {
    const example = `     POST /token HTTP/1.1
     Host: server.example.com
     Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW
     Content-Type: application/x-www-form-urlencoded

     grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA
     &redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb`;
    const { profile, secrets } = proposed(example);
    expect(profile).toEqual({
      tokenEndpoint: 'https://server.example.com/token',
      grant: 'authorization_code',
      clientId: 's6BhdRkqt3',
      clientAuthentication: 'client_secret_basic',
      redirect: { kind: 'custom', uri: 'https://client.example.com/cb' },
      pkce: 'off',
    });
    expect(secrets).toMatchObject([{ field: 'clientSecret', text: 'gX1fBat3bV' }]);
    expect(passed(example)).toEqual(['code']);
  });

  test('section 4.1.1: the authorization request', () => {
    const example = `    GET /authorize?response_type=code&client_id=s6BhdRkqt3&state=xyz
        &redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb HTTP/1.1
    Host: server.example.com`;
    const { kind, profile } = proposed(example);
    expect(kind).toBe('consent-url');
    expect(profile).toMatchObject({
      authorizationEndpoint: 'https://server.example.com/authorize',
      redirect: { kind: 'custom', uri: 'https://client.example.com/cb' },
    });
  });
});

describe('a consent URL', () => {
  const clayton =
    'https://app.clayton.io/oauth2/authorize?client_id=c1&redirect_uri=https%3A%2F%2Fapp.clayton.io%2Fauthorized&response_type=code&scope=workspace&state=abc';

  test('Clayton’s, whose own page shows the code', () => {
    expect(proposed(`  <${clayton}>\n`).profile).toEqual({
      authorizationEndpoint: 'https://app.clayton.io/oauth2/authorize',
      clientId: 'c1',
      redirect: { kind: 'provider-page', uri: 'https://app.clayton.io/authorized' },
      grant: 'authorization_code',
      scopes: ['workspace'],
      pkce: 'off',
    });
    expect(proposed(clayton).notUnderstood).toMatchObject([{ what: 'state', why: 'it is made anew for each run' }]);
  });

  test('every parameter in its field', () => {
    const url =
      'https://a.example/auth?response_type=code&client_id=x&scope=a%20b&user_scope=u1,u2&audience=api&resource=https://r1/&resource=https://r2/&response_mode=form_post&code_challenge=E9&code_challenge_method=S256&prompt=consent&access_type=offline&nonce=n';
    expect(proposed(url).profile).toEqual({
      authorizationEndpoint: 'https://a.example/auth',
      grant: 'authorization_code',
      clientId: 'x',
      scopes: ['a', 'b'],
      userScopes: ['u1', 'u2'],
      scopeSeparator: ',',
      spaceInQuery: '%20',
      audience: 'api',
      resources: ['https://r1/', 'https://r2/'],
      responseMode: 'form_post',
      pkce: 'S256',
      authorizationParameters: [
        { name: 'prompt', value: 'consent' },
        { name: 'access_type', value: 'offline' },
      ],
    });
  });

  test.each([
    ['http://a.example/auth?response_type=code&client_id=x', 'Consent would travel in the clear'],
    ['https://a.example/auth?response_type=code&client_id=x&redirect_uri=myapp://cb', 'The redirect URI opens an app'],
    [
      'https://a.example/auth?response_type=code&client_id=x&redirect_uri=http://b.example/cb',
      'The code travels in the clear',
    ],
    ['https://a.example/auth?response_type=code&client_id=x&client_id=y', 'client_id stands there twice'],
  ])('%s', (url, what) => {
    expect(odd(url)).toEqual([what]);
  });
});

describe('other ways to write it', () => {
  const whole = { tokenEndpoint: 'https://a.example/oauth/token', grant: 'client_credentials', clientId: 'id-1' };
  test.each<[string, string, object]>([
    [
      'fetch with URLSearchParams',
      "await fetch('https://a.example/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'id-1', client_secret: 'pw-2' }) });",
      { clientAuthentication: 'client_secret_post' },
    ],
    [
      'axios with an object',
      "axios.post('https://a.example/oauth/token', { grant_type: 'client_credentials', client_id: 'id-1', client_secret: 'pw-2' })",
      { clientAuthentication: 'client_secret_post', jsonTokenBody: true },
    ],
    [
      'Python with auth',
      'requests.post("https://a.example/oauth/token", auth=("id-1", "pw-2"), data={"grant_type": "client_credentials"})',
      { clientAuthentication: 'client_secret_basic' },
    ],
    [
      'Python’s http.client, host and path apart',
      'conn = http.client.HTTPSConnection("a.example")\npayload = "{\\"grant_type\\":\\"client_credentials\\",\\"client_id\\":\\"id-1\\",\\"client_secret\\":\\"pw-2\\"}"\nconn.request("POST", "/oauth/token", payload, { \'content-type\': "application/json" })',
      { clientAuthentication: 'client_secret_post', jsonTokenBody: true },
    ],
    [
      'Go with url.Values',
      'data := url.Values{}\ndata.Set("grant_type", "client_credentials")\ndata.Set("client_id", "id-1")\ndata.Set("client_secret", "pw-2")\nhttp.PostForm("https://a.example/oauth/token", data)',
      { clientAuthentication: 'client_secret_post' },
    ],
    [
      'PHP with curl_setopt',
      "curl_setopt($ch, CURLOPT_URL, 'https://a.example/oauth/token');\ncurl_setopt($ch, CURLOPT_USERPWD, 'id-1' . ':' . 'pw-2');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, 'grant_type=client_credentials');",
      { clientAuthentication: 'client_secret_basic' },
    ],
    [
      'curl of Windows',
      'curl.exe -X POST ^"https://a.example/oauth/token^" ^\r\n  -H ^"Content-Type: application/json^" ^\r\n  -d ^"{\\^"grant_type\\^":\\^"client_credentials\\^",\\^"client_id\\^":\\^"id-1\\^",\\^"client_secret\\^":\\^"pw-2\\^"}^"',
      { clientAuthentication: 'client_secret_post', jsonTokenBody: true },
    ],
  ])('%s', (_, text, changes) => {
    const { profile, secrets } = proposed(text);
    expect(profile).toEqual({ ...whole, ...changes });
    expect(secrets).toMatchObject([{ field: 'clientSecret', text: 'pw-2' }]);
  });
});

describe('what contradicts itself', () => {
  const request = (data: string, more = '') => `curl https://a.example/token${more} -d '${data}'`;
  test.each([
    [request('client_id=a&client_secret=b'), ['grant_type is missing']],
    [
      request('grant_type=client_credentials&client_id=a&client_id=c&client_secret=b'),
      ['client_id stands there twice'],
    ],
    [
      request('grant_type=authorization_code&client_id=a&client_secret=b&code=c1', '?code=c1'),
      ['The code stands in two places'],
    ],
    [
      `curl http://a.example/token -d 'grant_type=client_credentials&client_id=a&client_secret=b'`,
      ['Secrets would travel in the clear'],
    ],
    [
      `curl -u a:b https://a.example/token -d 'grant_type=client_credentials&client_secret=b'`,
      ['The client authenticates twice'],
    ],
    [
      `curl https://a.example/token -H 'Content-Type: application/json' -d 'grant_type=client_credentials&client_id=a&client_secret=b'`,
      ['Content-Type and body differ'],
    ],
    [`curl http://localhost:8080/token -d 'grant_type=client_credentials&client_id=a&client_secret=b'`, []],
  ])('%s', (text, what) => {
    expect(odd(text)).toEqual(what);
  });
});

test('extra parameters and headers, told apart between exchange and refresh', () => {
  const page = `curl https://a.example/token -H 'X-Tenant: t' -d 'grant_type=authorization_code&client_id=a&client_secret=b&code=$CODE&locale=de'
curl https://a.example/token -H 'X-Tenant: t' -d 'grant_type=refresh_token&client_id=a&client_secret=b&refresh_token=$RT&rotate=1'`;
  expect(proposed(page).profile.tokenParameters).toEqual([
    { name: 'locale', value: 'de', only: 'first' },
    { name: 'X-Tenant', value: 't', place: 'header' },
    { name: 'rotate', value: '1', only: 'refresh' },
  ]);
});

test('no secret is in the profile, whatever its name', () => {
  const { profile, secrets, notUnderstood, understood } = proposed(
    `curl https://a.example/token -H 'X-Api-Key: hunter2' -d grant_type=password -d username=u -d password=hunter2 -d client_id=a -d api_key=hunter2`,
  );
  expect(secrets).toMatchObject([{ field: 'password', text: 'hunter2' }]);
  expect(JSON.stringify({ profile, notUnderstood, understood })).not.toContain('hunter2');
});

describe('tokens and calls', () => {
  test.each([
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', 'jwt'],
    ['Authorization: Bearer mF_9.B5f-4.1JqM', 'opaque'],
    ['gho_16C7e42F292c6912E7710c838347Ae178B4a', 'opaque'],
  ])('%s', (text, kind) => {
    const pasted = readPasted(`\n${text}\n`);
    expect(pasted).toMatchObject({ kind: 'bare-token', format: { kind } });
    if (pasted.kind === 'bare-token')
      expect(`\n${text}`.slice(pasted.token.start, pasted.token.end)).toBe(pasted.token.text);
  });

  test.each([
    ['nested', cliquifyResponse],
    ['form', 'access_token=gho_1&scope=repo&token_type=bearer'],
    [
      'with its head',
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"access_token":"a","token_type":"Bearer"}',
    ],
  ])('a response: %s', (_, text) => {
    const pasted = readPasted(text);
    expect(pasted).toMatchObject({ kind: 'token-response' });
    if (pasted.kind === 'token-response') expect(pasted.response.text).toMatch(/^(?:\{|access_token)/);
  });

  test('a call', () => {
    const pasted = readPasted(`curl 'https://api.example/me?x=1' -H 'Authorization: Bearer abc'`);
    expect(pasted).toMatchObject({
      kind: 'api-call',
      authorization: { scheme: 'Bearer', text: 'abc' },
      request: { method: 'GET', url: { text: 'https://api.example/me?x=1' } },
    });
  });
});

test.each([
  ['', []],
  ['hello there', []],
  ['{"a": 1}', ['JSON']],
  ['curl is a tool', []],
  ["Don't panic: it's a sentence, isn't it?", []],
])('unknown: %s', (text, found) => {
  expect(readPasted(text)).toEqual({ kind: 'unknown', found });
});

test('a field shows where it was found', () => {
  const text =
    'Run this:\n\ncurl https://a.example/token -d client_id=abc -d client_secret=s -d grant_type=client_credentials';
  const { understood } = proposed(text);
  const of = (field: string) => understood.find((each) => each.field === field)?.from ?? { start: 0, end: 0 };
  expect(text.slice(of('clientId').start, of('clientId').end)).toBe('-d client_id=abc');
  expect(text.slice(of('tokenEndpoint').start, of('tokenEndpoint').end)).toBe('https://a.example/token');
});

describe('hostile texts end, and soon', () => {
  const mega = 1_000_000;
  // Twenty thousand characters read in quadratic time take longer than what is allowed here.
  const fill = (unit: string) => unit.repeat(Math.floor(mega / 5 / unit.length));
  test.each(
    [
      '"',
      "'",
      '`',
      '\\',
      "'\\",
      '{',
      '{\n',
      '[',
      '(',
      '"a"+',
      'a=b&',
      'grant_type=a&',
      '\0',
      '\n',
      'https://',
      '<!--',
      '/*',
      'curl \\\n',
      "curl '\n",
      'curl -d "',
      "curl $'\\",
      '{"a":',
      '"__proto__":',
      'POST / HTTP/1.1\n',
      'http a=b\n',
      '<a',
      '$(',
      'client_id="a" ',
      "f('grant_type','a')",
      'https://a.b/?client_id=a&response_type=b ',
      '\u201c',
      'A=b\n',
      'expires 1 day ',
      ' ',
    ].map((unit) => [JSON.stringify(unit), fill(unit)]),
  )('%s, over and over', (_, text) => {
    const start = performance.now();
    expect(readPasted(text).kind).toBeTypeOf('string');
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test.each([
    ['quotes', '"\'`'],
    ['brackets', '{[('],
    ['form', 'grant_type=a&'],
  ])('a megabyte of %s', (_, unit) => {
    expect(readPasted(unit.repeat(Math.floor(mega / unit.length))).kind).toBeTypeOf('string');
  });

  test('__proto__ is a name like any other', () => {
    const text = `curl https://a.example/token -d '{"grant_type":"client_credentials","client_id":"a","client_secret":"b","__proto__":"x","constructor":"y"}'`;
    expect(proposed(text).profile.tokenParameters).toEqual([
      { name: '__proto__', value: 'x' },
      { name: 'constructor', value: 'y' },
    ]);
    expect(proposed('{"client_id":"a","__proto__":{"client_secret":"b"}}').kind).toBe('credentials-file');
    expect(({} as Record<string, unknown>).client_secret).toBeUndefined();
  });

  test('more than a megabyte is not read', () => {
    expect(readPasted('x'.repeat(mega + 1))).toMatchObject({
      kind: 'unknown',
      found: [expect.stringContaining('1,000,001')],
    });
  });
});
