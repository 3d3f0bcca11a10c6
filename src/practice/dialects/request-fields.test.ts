import { describe, expect, test } from 'vitest';
import { type BodyForm, readBodyFields, readQuery } from './request-fields.ts';

const FORM = 'application/x-www-form-urlencoded';

function read(body: string, type: string | undefined, taken: readonly BodyForm[]) {
  const request = new Request('http://localhost:6285/clayton/oauth2/token', { method: 'POST', body });
  request.headers.delete('content-type');
  if (type !== undefined) request.headers.set('content-type', type);
  return readBodyFields(request, taken);
}

test.each<[string, string, string, readonly BodyForm[]]>([
  ['a form', 'grant_type=client_credentials&client_id=a%20b+c', FORM, ['form']],
  [
    'a form with a charset',
    'grant_type=client_credentials&client_id=a+b+c',
    `${FORM}; charset=UTF-8`,
    ['form', 'json'],
  ],
  ['JSON', '{"grant_type": "client_credentials", "client_id": "a b c"}', 'application/json', ['form', 'json']],
  ['values that are empty count as not sent', 'grant_type=client_credentials&client_id=a+b+c&scope=', FORM, ['form']],
])('%s', async (_name, body, type, taken) => {
  const result = await read(body, type, taken);
  const fields = 'fields' in result ? Object.fromEntries(result.fields) : result;
  expect(fields).toEqual({ grant_type: 'client_credentials', client_id: 'a b c' });
});

test('quotes, colons and escapes in JSON stay in their values', async () => {
  const members = { client_secret: 'a":"b\\', 'odd"name': '{"x":1}', audience: 'é\n' };
  const result = await read(JSON.stringify(members), 'application/json', ['json']);
  expect('fields' in result && Object.fromEntries(result.fields)).toEqual(members);
});

describe('refused', () => {
  test.each<[string, string, string | undefined, readonly BodyForm[], string]>([
    [
      'no body',
      '',
      FORM,
      ['form'],
      'The body is empty. It carries the parameters, as application/x-www-form-urlencoded.',
    ],
    ['no type', 'a=b', undefined, ['form'], 'The Content-Type header is missing.'],
    ['JSON where forms are taken', '{}', 'application/json', ['form'], 'The Content-Type is application/json.'],
    ['XML', '<a/>', 'text/xml', ['form', 'json'], `takes ${FORM} or application/json.`],
    ['twice in a form', 'client_id=a&client_id=b', FORM, ['form'], 'client_id came more than once in the body.'],
    ['twice, once empty', 'client_id=a&client_id=', FORM, ['form'], 'client_id came more than once in the body.'],
    ['twice in JSON', '{"client_id":"a","client\\u005fid":"b"}', 'application/json', ['json'], 'more than once'],
    ['broken JSON', '{"client_id":', 'application/json', ['json'], 'The body is not JSON'],
    ['a list', '[]', 'application/json', ['json'], 'The body is JSON, but no object.'],
    ['a number', '{"client_id":7}', 'application/json', ['json'], 'client_id is not a text in quotes.'],
    ['an object inside', '{"a":{"b":"c"}}', 'application/json', ['json'], 'a is not a text in quotes.'],
  ])('%s', async (_name, body, type, taken, words) => {
    expect(await read(body, type, taken)).toMatchObject({ refusal: { status: 400, code: 'invalid_request' } });
    expect(JSON.stringify(await read(body, type, taken))).toContain(words);
  });

  test('twice in the URL', () => {
    const result = readQuery(new URL('http://localhost:6285/clayton/oauth2/token?code=a&code=b'));
    expect(result).toMatchObject({ refusal: { description: 'code came more than once in the URL.' } });
  });
});
