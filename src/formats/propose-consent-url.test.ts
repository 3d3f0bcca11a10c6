import { describe, expect, test } from 'vitest';
import { odd, proposed } from './read-pasted.test-support.ts';

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
