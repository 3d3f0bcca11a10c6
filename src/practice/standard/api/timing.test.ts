import { once } from 'node:events';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCaller, serveApi } from './api-caller.test-support.ts';

let api: ApiCaller;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());

test('/slow answers after its time and says how long that was', async () => {
  const began = performance.now();
  expect(await api.json('/slow?seconds=0.05')).toEqual({ status: 200, body: { waited_seconds: 0.05 } });
  expect(performance.now() - began).toBeGreaterThan(45);
});

test.each(['/slow?seconds=61', '/slow?seconds=-1', '/large?mb=0', '/large?mb=101', '/large?mb=1.5', '/stream?every=0'])(
  '%s is refused, and the limits are told',
  async (path) => {
    const { status, body } = await api.json(path);
    expect([status, body.error]).toEqual([400, 'invalid_request']);
    expect(body.error_description).toMatch(/must be a (whole )?number from \d+ to \d+\./);
  },
);

describe('/large', () => {
  test('is a JSON array of exactly the size it says, the same each time', async () => {
    const [first, second] = await Promise.all([api.call('/large?mb=2'), api.call('/large?mb=2')]);
    expect(first.headers.get('content-length')).toBe('2000000');
    const [text, again] = await Promise.all([first.text(), second.text()]);
    expect(Buffer.byteLength(text)).toBe(2_000_000);
    expect(again === text).toBe(true);
    const records = JSON.parse(text) as { id: number }[];
    expect([records.length, records[0]?.id, records.at(-1)?.id]).toEqual([10_000, 1, 10_000]);
  });

  test('HEAD tells the size alone', async () => {
    const { headers } = await api.call('/large?mb=100', { method: 'HEAD' });
    expect(headers.get('content-length')).toBe('100000000');
  });

  test('a reader that goes away leaves the provider in good health', async () => {
    const socket = api.open('/large?mb=100');
    await once(socket, 'data');
    socket.destroy();
    expect((await api.json('/me')).status).toBe(200);
  });
});

describe('/stream', () => {
  const eventsOf = async (path: string) => {
    const response = await api.call(path);
    const comments: string[] = [];
    const events: EventSourceMessage[] = [];
    const parser = createParser({
      onComment: (comment) => comments.push(comment),
      onEvent: (event) => events.push(event),
    });
    parser.feed(await response.text());
    const { headers } = response;
    return { headers, comments, events };
  };

  test('sends events with id, name and JSON, one of several lines, and comments between them', async () => {
    const { headers, comments, events } = await eventsOf('/stream?events=6&every=1');
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(events.map(({ id, event }) => [id, event])).toEqual([
      ['1', 'reading'],
      ['2', 'reading'],
      ['3', 'reading'],
      ['4', 'reading'],
      ['5', 'report'],
      ['6', 'reading'],
    ]);
    expect(comments).toHaveLength(1);
    expect(events[4]?.data.split('\n').length).toBeGreaterThan(1);
    expect(events.map(({ data }) => JSON.parse(data))).toContainEqual({ volts: 0.327 });
  });

  test('events=0 goes on until the client leaves', async () => {
    const socket = api.open('/stream?events=0&every=1').setEncoding('utf8');
    let text = '';
    socket.on('data', (part) => {
      text += part;
    });
    await expect.poll(() => text).toContain('id: 30\n');
    socket.destroy();
    expect((await api.json('/me')).status).toBe(200);
  });
});
