import { describe, expect, test } from 'vitest';
import { odd, passed, proposed } from './read-pasted.test-support.ts';
import {
  clarifyPage,
  cliquifyExamples,
  cliquifyResponse,
  codeReviewsPage,
  fymaExample,
} from './vendor-examples.test-support.ts';

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
