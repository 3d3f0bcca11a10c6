import { describe, expect, test } from 'vitest';
import { type BodyForm, readBodyFields, readQuery } from './request-fields.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

function read({ body, type, taken }: Body) {
  const request = new Request('http://localhost:6285/clayton/oauth2/token', { method: 'POST', body });
  request.headers.delete('content-type');
  if (type !== undefined) request.headers.set('content-type', type);
  return readBodyFields(request, taken);
}

interface Body {
  readonly body: string;
  readonly type?: string;
  readonly taken: readonly BodyForm[];
}

test.each<[string, Body]>([
  ['a form', { body: 'grant_type=client_credentials&client_id=a%20b+c', type: FORM, taken: ['form'] }],
  [
    'a form with a charset',
    { body: 'grant_type=client_credentials&client_id=a+b+c', type: `${FORM}; charset=UTF-8`, taken: ['form', 'json'] },
  ],
  [
    'JSON',
    { body: '{"grant_type": "client_credentials", "client_id": "a b c"}', type: JSON_TYPE, taken: ['form', 'json'] },
  ],
  [
    'values that are empty count as not sent',
    { body: 'grant_type=client_credentials&client_id=a+b+c&scope=', type: FORM, taken: ['form'] },
  ],
])('%s', async (_name, body) => {
  const result = await read(body);
  const fields = 'fields' in result ? Object.fromEntries(result.fields) : result;
  expect(fields).toEqual({ grant_type: 'client_credentials', client_id: 'a b c' });
});

test('quotes, colons and escapes in JSON stay in their values', async () => {
  const members = { client_secret: 'a":"b\\', 'odd"name': '{"x":1}', audience: 'é\n' };
  const result = await read({ body: JSON.stringify(members), type: JSON_TYPE, taken: ['json'] });
  expect('fields' in result && Object.fromEntries(result.fields)).toEqual(members);
});

describe('refused', () => {
  const form = (body: string): Body => ({ body, type: FORM, taken: ['form'] });
  const json = (body: string): Body => ({ body, type: JSON_TYPE, taken: ['json'] });

  test.each<[string, Body, string]>([
    ['no body', form(''), 'The body is empty. It carries the parameters, as application/x-www-form-urlencoded.'],
    ['no type', { body: 'a=b', taken: ['form'] }, 'The Content-Type header is missing.'],
    ['JSON for a form', { ...form('{}'), type: JSON_TYPE }, 'The Content-Type is application/json.'],
    [
      'XML',
      { body: '<a/>', type: 'text/xml', taken: ['form', 'json'] },
      'takes application/x-www-form-urlencoded or application/json.',
    ],
    ['twice in a form', form('client_id=a&client_id=b'), 'client_id came more than once in the body.'],
    ['twice, once empty', form('client_id=a&client_id='), 'client_id came more than once in the body.'],
    ['twice in JSON', json('{"client_id":"a","client\\u005fid":"b"}'), 'client_id came more than once in the body.'],
    ['broken JSON', json('{"client_id":'), 'The body is not JSON, though its Content-Type says so.'],
    ['a list', json('[]'), 'The body is JSON, but no object.'],
    ['a number', json('{"client_id":7}'), 'client_id is not a text in quotes.'],
    ['an object inside', json('{"a":{"b":"c"}}'), 'a is not a text in quotes.'],
  ])('%s', async (_name, body, words) => {
    const description = expect.stringContaining(words);
    expect(await read(body)).toEqual({ refusal: { status: 400, code: 'invalid_request', description } });
  });

  test('twice in the URL', () => {
    const result = readQuery(new URL('http://localhost:6285/clayton/oauth2/token?code=a&code=b'));
    expect(result).toMatchObject({ refusal: { description: 'code came more than once in the URL.' } });
  });
});
