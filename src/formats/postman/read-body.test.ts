import { describe, expect, test } from 'vitest';
import { readOne } from './read-one.test-support.ts';

describe('bodies', () => {
  const bodyOf = (body: object, request: object = {}) =>
    readOne({ method: 'POST', url: 'https://h.example', body, ...request });

  test('of a language go with its Content-Type, unless the request has one', () => {
    const body = { mode: 'raw', raw: '<a/>', options: { raw: { language: 'xml' } } };
    expect(bodyOf(body).request.headers).toEqual([{ name: 'Content-Type', value: 'application/xml', isEnabled: true }]);
    const header = [{ key: 'content-type', value: 'text/xml' }];
    expect(bodyOf(body, { header }).request.headers).toHaveLength(1);
  });

  test('are JSON by their language, or by their Content-Type', () => {
    const header = [{ key: 'Content-Type', value: 'application/problem+json' }];
    expect(bodyOf({ mode: 'raw', raw: '{}' }, { header }).request.body).toEqual({ kind: 'json', text: '{}' });
    expect(bodyOf({ mode: 'raw', raw: '{}' }).request.body).toEqual({ kind: 'text', text: '{}' });
  });

  test('as a form', () => {
    const urlencoded = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2', disabled: true, description: 'why' },
    ];
    const { request, lines } = bodyOf({ mode: 'urlencoded', urlencoded });
    expect(request.body).toEqual({
      kind: 'form',
      rows: [
        { name: 'a', value: '1', isEnabled: true },
        { name: 'b', value: '2', isEnabled: false },
      ],
    });
    expect(lines).toEqual([
      'dropped | Get | item[0].request.body.urlencoded[1].description | words about a row | left out',
    ]);
  });

  test('in parts become a form of their texts, their files named', () => {
    const formdata = [
      { key: 'pic', type: 'file', src: ['/home/me/a.png'] },
      { key: 'a', type: 'text', value: '1' },
    ];
    const { request, lines } = bodyOf({ mode: 'formdata', formdata });
    expect(request.body).toEqual({ kind: 'form', rows: [{ name: 'a', value: '1', isEnabled: true }] });
    expect(lines).toEqual([
      'dropped | Get | item[0].request.body.formdata[0].src | the file a.png, as pic | left out',
      'changed | Get | item[0].request.body.formdata | a multipart body | a form with its texts: the API may not take it',
    ]);
  });

  test('of GraphQL are the JSON that is sent', () => {
    const graphql = { query: 'query Q { me }', variables: '{"a": {{a}}}', operationName: 'Q' };
    const { request, lines } = bodyOf({ mode: 'graphql', graphql });
    const text = '{\n  "query": "query Q { me }",\n  "operationName": "Q",\n  "variables": {"a": {{a}}}\n}';
    expect(request.body).toEqual({ kind: 'json', text });
    expect(lines).toEqual([
      'changed | Get | item[0].request.body.graphql | a GraphQL query | the JSON that it is sent as',
    ]);
  });

  test('out of a file keep its name, and no path of somebody’s machine', () => {
    const { request, lines } = bodyOf({ mode: 'file', file: { src: 'C:\\Users\\me\\photo.png' } });
    expect(request.body).toEqual({ kind: 'file', name: 'photo.png', mediaType: '' });
    expect(lines).toEqual(['changed | Get | item[0].request.body.file.src | the file photo.png | choose it again']);
  });

  test('that Postman does not send are left out', () => {
    const body = { mode: 'raw', raw: 'x' };
    const got = bodyOf(body, { method: 'GET' });
    expect(got.request.body).toEqual({ kind: 'none' });
    expect(got.lines).toEqual([
      'dropped | Get | item[0].request.body | a body that Postman does not send with GET | left out',
    ]);
    const item = { protocolProfileBehavior: { disableBodyPruning: true, followRedirects: false, strictSSL: false } };
    const kept = readOne({ method: 'GET', url: 'https://h.example', body }, item);
    expect(kept.request).toMatchObject({ body: { kind: 'text', text: 'x' }, followsRedirects: false });
    expect(kept.lines).toEqual([
      'dropped | Get | item[0].protocolProfileBehavior.strictSSL | the setting strictSSL | left out',
    ]);
    expect(bodyOf({ ...body, disabled: true }).request.body).toEqual({ kind: 'none' });
  });
});
