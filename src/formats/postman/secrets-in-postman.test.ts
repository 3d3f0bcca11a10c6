import { describe, expect, test } from 'vitest';
import { collectionOf, read, readOne } from './read-one.test-support.ts';

describe('secrets', () => {
  test('of auth go to the vault, each with its place', () => {
    const auth = {
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'X-Key' },
        { key: 'value', value: 'k-123' },
        { key: 'in', value: 'query' },
      ],
    };
    const { request, secrets } = readOne({ url: 'https://h.example', auth });
    expect(request.auth).toEqual({
      kind: 'api-key',
      in: 'query',
      name: 'X-Key',
      value: { kind: 'secret', label: 'API key' },
    });
    expect(secrets).toEqual([{ place: { kind: 'auth', ownerId: request.id }, label: 'API key', value: 'k-123' }]);
  });

  test('of variables are told by type, by name and by looks', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl';
    const variable = [
      { key: 'a', value: 'by type', type: 'secret' },
      { key: 'api_key', value: 'by name' },
      { key: 'session', value: jwt },
      { key: 'token', value: '' },
      { key: 'password', value: '{{other}}' },
      { key: 'base', value: 'https://h.example' },
    ];
    const { collection, secrets } = read(collectionOf({ variable }));
    expect(collection?.variables.map(({ value }) => value.kind)).toEqual([
      'secret',
      'secret',
      'secret',
      'secret',
      'text',
      'text',
    ]);
    expect(secrets.map(({ label, value }) => [label, value])).toEqual([
      ['a', 'by type'],
      ['api_key', 'by name'],
      ['session', jwt],
    ]);
  });

  test('that stand in a request become variables of the collection, one for each', () => {
    const { request, collection, secrets } = readOne(
      {
        method: 'POST',
        url: 'https://h.example/?api_key=sk%2B1',
        header: [
          { key: 'Authorization', value: 'Bearer abc.def' },
          { key: 'Cookie', value: 'sid={{sid}}' },
        ],
        body: {
          mode: 'raw',
          raw: '{"password":"hun\\"ter2","api_key":"sk+1"}',
          options: { raw: { language: 'json' } },
        },
      },
      {},
      { variable: [{ key: 'api_key', value: 'another' }] },
    );
    expect(request).toMatchObject({
      url: 'https://h.example/?api_key={{api_key-2}}',
      headers: [{ value: 'Bearer {{Authorization-Bearer}}' }, { value: 'sid={{sid}}' }],
      body: { text: '{"password":"{{password}}","api_key":"{{api_key-2}}"}' },
    });
    expect(collection?.variables.slice(1).map(({ name, value }) => [name, value.kind])).toEqual([
      ['Authorization-Bearer', 'secret'],
      ['password', 'secret'],
      ['api_key-2', 'secret'],
    ]);
    expect(secrets.map(({ value }) => value)).toEqual(['another', 'abc.def', 'hun"ter2', 'sk+1']);
  });

  test('never stand in the document', () => {
    const marks = [
      'MARK-bearer-1',
      'MARK-var-2',
      'MARK-secret-3',
      'MARK-form-4',
      'MARK-env-5',
      'MARK-password-6',
      'MARK-token-7',
    ];
    const oauth2 = [
      { key: 'accessTokenUrl', value: 'https://h.example/token' },
      { key: 'clientSecret', value: marks[2] },
      { key: 'password', value: marks[5] },
      { key: 'accessToken', value: marks[6] },
    ];
    const { document } = read(
      collectionOf({
        auth: { type: 'oauth2', oauth2 },
        variable: [{ key: 'client_secret', value: marks[1] }],
        item: [
          { request: { url: '/', auth: { type: 'bearer', bearer: [{ key: 'token', value: marks[0] }] } } },
          {
            request: {
              method: 'POST',
              url: '/',
              body: { mode: 'urlencoded', urlencoded: [{ key: 'access_token', value: marks[3] }] },
            },
          },
        ],
      }),
    );
    const environment = read({ name: 'Dev', values: [{ key: 'token', value: marks[4] }] }).document;
    expect(JSON.stringify([document, environment])).not.toContain('MARK');
  });
});
