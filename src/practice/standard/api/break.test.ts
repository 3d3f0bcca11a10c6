import { once } from 'node:events';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCaller, serveApi } from './api-caller.test-support.ts';
import { WAYS_TO_BREAK } from './ways-to-break.ts';

let api: ApiCaller;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());

test.each(['/break', '/break?how=', '/break?how=softly', '/break?how=toString'])('%s lists every way', async (path) => {
  const { status, body } = await api.json(path);
  expect(status).toBe(400);
  for (const name of Object.keys(WAYS_TO_BREAK)) expect(body.error_description).toContain(`${name}: `);
});

describe('on the wire', () => {
  test.each([
    ['reset', /Content-Length: 1000\r\n\r\n\{\n {2}"measured"/, 'ECONNRESET'],
    ['early-end', /Content-Length: 1000\r\n\r\n\{\n {2}"measured"/, 'end'],
    ['header-only', /Content-Length: 1000\r\n\r\n$/, 'end'],
    ['half-head', /^HTTP\/1\.1 200 OK\r\nContent-Ty$/, 'end'],
    ['hang-up', /^$/, 'end'],
    ['not-http', /^220 /, 'end'],
    ['bad-header', /\r\nno colon here\r\n/, 'end'],
    ['two-lengths', /Content-Length: 2\r\nContent-Length: 4\r\n/, 'end'],
    ['chunk', /\r\nzz\r\n/, 'end'],
    ['bad-json', /application\/json[\s\S]*<h1>Gateway down<\/h1>$/, 'end'],
  ])('%s', async (how, bytes, ending) => {
    const read = await api.read(`/break?how=${how}&after=20`);
    expect(read.text).toMatch(bytes);
    expect(read.ending).toBe(ending);
  });

  test('bad-gzip has a whole body that can not be read', async () => {
    const { text } = await api.read('/break?how=bad-gzip&after=1');
    const [head = '', body = ''] = text.split(/\r\n\r\n([\s\S]*)/);
    expect(head).toContain('Content-Encoding: gzip');
    expect(head).toContain(`Content-Length: ${body.length}`);
    expect(() => gunzipSync(Buffer.from(body, 'latin1'))).toThrow();
  });

  test('slow-headers sends nothing, stall sends half: both wait until the client leaves', async () => {
    const silent = api.open('/break?how=slow-headers&after=0');
    const stalled = api.open('/break?how=stall&after=0');
    const [part] = (await once(stalled, 'data')) as [Buffer];
    expect(part.toString()).toContain('"half of it"');
    // Another whole exchange passes meanwhile, and neither has ended.
    expect((await api.json('/me')).status).toBe(200);
    expect([silent.bytesRead, silent.readyState, stalled.readyState]).toEqual([0, 'open', 'open']);
    silent.destroy();
    stalled.destroy();
  });
});

test.each([
  ['reset', 'ECONNRESET'],
  ['early-end', 'ECONNRESET'],
  ['hang-up', 'ECONNRESET'],
  ['half-head', 'ECONNRESET'],
  ['not-http', 'HPE_INVALID_CONSTANT'],
  ['bad-header', 'HPE_INVALID_HEADER_TOKEN'],
  ['two-lengths', 'HPE_UNEXPECTED_CONTENT_LENGTH'],
  ['chunk', 'HPE_INVALID_CHUNK_SIZE'],
])("Node's client says of %s: %s", async (how, code) => {
  const { authorization } = api;
  const failed = new Promise((resolve) => {
    const sent = request(`${api.origin}/api/break?how=${how}&after=20`, { headers: { authorization }, agent: false });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    sent.on('response', (response) => {
      response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code)).resume();
    });
    sent.end();
  });
  expect(await failed).toBe(code);
});
