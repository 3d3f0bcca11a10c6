import { describe, expect, test } from 'vitest';
import { odd, passed, proposed } from './read-pasted.test-support.ts';

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
    [
      'curl https://a.example/token -F grant_type=client_credentials -F client_id=a -F client_secret=b',
      ['The token request is in parts'],
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
