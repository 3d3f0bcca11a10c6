import { expect, test } from 'vitest';
import { tokenPlacesOf } from './also-tokens.ts';
import { standardDialect } from './dialect.ts';
import { readTokenResponse, tokensIn } from './token-response.ts';

const slack = {
  ...standardDialect,
  errorPointers: { error: '/error', error_description: '' },
  successRule: { pointer: '/ok', value: 'true' },
  alsoTokens: [{ name: 'user', pointer: '/authed_user/access_token' }],
};

/** oauth.v2.access, as its reference shows a success: the bot's token at the top, the user's within. */
const sample = {
  ok: true,
  access_token: 'xoxb-bot',
  token_type: 'bot',
  scope: 'commands,incoming-webhook',
  bot_user_id: 'U0KRQLJ9H',
  app_id: 'A0KRD7HC3',
  team: { name: 'Slack Softball Team', id: 'T9TK3CUKW' },
  enterprise: { name: 'slack-sports', id: 'E12345678' },
  authed_user: { id: 'U1234', scope: 'chat:write', access_token: 'xoxp-1234', token_type: 'user' },
};

const answer = (body: object) => {
  const head = { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [] };
  return { head, body: new TextEncoder().encode(JSON.stringify(body)), ending: { kind: 'response' } } as const;
};

test('one response of Slack’s gives the bot’s token and the user’s, each with its own type and scope', () => {
  const found = tokensIn(JSON.stringify(sample), slack);
  expect(found.map(({ part, fields }) => [part, fields.access_token, fields.token_type, fields.scope])).toEqual([
    [null, 'xoxb-bot', 'bot', 'commands,incoming-webhook'],
    ['user', 'xoxp-1234', 'user', 'chat:write'],
  ]);
});

test('with token rotation each has its own lifetime and refresh token', () => {
  const rotating = {
    ...sample,
    expires_in: 43_200,
    refresh_token: 'xoxe-bot',
    authed_user: { ...sample.authed_user, expires_in: 40_000, refresh_token: 'xoxe-user' },
  };
  const found = tokensIn(JSON.stringify(rotating), slack);
  expect(found.map(({ fields }) => [fields.expires_in, fields.refresh_token])).toEqual([
    [43_200, 'xoxe-bot'],
    [40_000, 'xoxe-user'],
  ]);
});

test('where only the user’s came, it is what the request gave', () => {
  const { access_token: _, token_type: __, scope: ___, ...rest } = sample;
  expect(readTokenResponse(answer(rest), slack)).toMatchObject({
    kind: 'token',
    fields: { access_token: 'xoxp-1234' },
  });
});

test('where the user’s did not come, the bot’s alone is found', () => {
  const { authed_user: _, ...rest } = sample;
  expect(tokensIn(JSON.stringify(rest), slack).map(({ part }) => part)).toEqual([null]);
});

test('one token that stands in two places is one', () => {
  const twice = { access_token: 'a', authed_user: { access_token: 'a' } };
  expect(tokensIn(JSON.stringify(twice), slack)).toHaveLength(1);
});

test('a further token beside the response’s own takes none of its companions', () => {
  const [, user] = tokenPlacesOf({ ...standardDialect, alsoTokens: [{ name: 'user', pointer: '/user_token' }] });
  expect(user?.pointers).toMatchObject({ access_token: '/user_token', refresh_token: '', expires_in: '', scope: '' });
});
