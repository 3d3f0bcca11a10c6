import { describe, expect, test } from 'vitest';
import { type ClarifyVersion, callClarify } from './call-clarify.ts';
import { answerRpc } from './json-rpc.ts';

const trace = '00000000000000000000';
const integration = 'practiceintegration1';

/** Sends one body to the API, past everything that HTTP has to say, and reads what comes back. */
async function send(body: unknown, version: ClarifyVersion = '1.1') {
  const ids = new Set<string>();
  const signalOf = (input: string) => {
    const created = !ids.has(input);
    ids.add(input);
    return { id: `signal-${input}`, created };
  };
  const caller = { version, integration, signals: { signalOf } };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = answerRpc(text, trace, (method, params) => callClarify(method, params, caller));
  const answer = await response.text();
  return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) };
}

/** The result or error of one call of a method. */
async function call(method: string, params: unknown, version?: ClarifyVersion) {
  const { status, body } = await send({ jsonrpc: '2.0', id: 1, method, params }, version);
  expect([status, body.jsonrpc, body.id]).toEqual([200, '2.0', 1]);
  return body;
}

describe('the envelope', () => {
  test('the vendor’s own example of an error, to the letter', async () => {
    const answer = await send({
      jsonrpc: '2.0',
      id: 1,
      method: 'integration.insert',
      params: { data: { times: [], series: {} } },
    });
    expect(answer).toEqual({
      status: 200,
      body: {
        jsonrpc: '2.0',
        id: 1,
        error: {
          code: -32602,
          message: 'Invalid params',
          data: { trace: '00000000000000000000', params: { integration: ['required'] } },
        },
      },
    });
  });

  test.each<[string, unknown, unknown, number, string]>([
    ['no JSON', '{"jsonrpc": "2.0", "method"', null, -32700, 'Parse error'],
    ['an empty body', '', null, -32700, 'Parse error'],
    ['a batch', [{ jsonrpc: '2.0', id: 1, method: 'clarify.selectItems' }], null, -32600, 'Invalid request'],
    ['no object', 1, null, -32600, 'Invalid request'],
    ['another JSON-RPC', { jsonrpc: '1.0', id: 7, method: 'clarify.selectItems' }, 7, -32600, 'Invalid request'],
    ['no method', { jsonrpc: '2.0', id: 'a' }, 'a', -32600, 'Invalid request'],
    ['an unknown method', { jsonrpc: '2.0', id: 1, method: 'clarify.nothing' }, 1, -32601, 'Method not found'],
    ['a name of every object', { jsonrpc: '2.0', id: 1, method: 'toString' }, 1, -32601, 'Method not found'],
  ])('%s is an error under HTTP 200', async (_name, body, ...[id, code, message]) => {
    const answer = await send(body);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ jsonrpc: '2.0', id, error: { code, message, data: { trace } } });
  });

  test.each([
    ['no id', {}],
    ['null for an id', { id: null }],
  ])('%s: an empty 204, whatever came of it', async (_name, id) => {
    for (const method of ['clarify.selectItems', 'clarify.nothing']) {
      expect(await send({ jsonrpc: '2.0', ...id, method })).toEqual({ status: 204, body: undefined });
    }
  });

  test('an id of any kind comes back as it was', async () => {
    for (const id of ['a', 0, false, { deep: [1] }]) {
      expect((await send({ jsonrpc: '2.0', id, method: 'clarify.selectItems' })).body.id).toEqual(id);
    }
  });
});

describe('clarify.selectItems', () => {
  test('the documented request of 1.1', async () => {
    const { result } = await call('clarify.selectItems', {
      integration,
      query: { filter: { 'annotations.docs-clarify-io/example/name': 'publish_signals' }, limit: 10 },
    });
    expect(result.meta).toEqual({ total: 2, format: { dataAsArray: true, groupIncludedByType: false } });
    expect(result.included).toEqual([]);
    expect(result.data.map((each: { attributes: { name: string } }) => each.attributes.name)).toEqual([
      'Supply air temperature',
      'Return air temperature',
    ]);
  });

  test('parameters by position', async () => {
    const { result } = await call('clarify.selectItems', [integration, { limit: 1, skip: 2 }]);
    expect(result.data.map((each: { id: string }) => each.id)).toEqual(['practiceitem00000003']);
  });

  test('1.1beta2 asks for the format in another way and is answered in it', async () => {
    const { result } = await call('clarify.selectItems', { groupIncludedByType: true }, '1.1beta2');
    expect([result.meta, result.included]).toEqual([{ total: 3, groupIncludedByType: true }, {}]);
  });

  test('1.1beta1 gives items and data, each where it is included', async () => {
    const withBoth = { integration, items: { include: true, limit: 1 }, data: { include: true } };
    const { result } = await call('clarify.selectItems', withBoth, '1.1beta1');
    expect(Object.keys(result.items)).toEqual(['practiceitem00000001']);
    expect(result.data.series).toEqual({ practiceitem00000001: [18.2, 18.4, 18.3] });
    expect(result.data.times).toHaveLength(3);
    expect((await call('clarify.selectItems', { items: {} }, '1.1beta1')).result).toEqual({});
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['a name', { name: 'Pump state' }, ['3']],
    ['several', { id: { $in: ['practiceitem00000001', 'practiceitem00000003'] } }, ['1', '3']],
    ['since when', { createdAt: { $gte: '2026-01-12T08:00:05Z' } }, ['2', '3']],
    ['a label', { 'labels.system': 'Ventilation', engUnit: '°C' }, ['1', '2']],
    ['one or the other', { $or: [{ valueType: 'enum' }, { name: 'Supply air temperature' }] }, ['1', '3']],
    ['both', { $and: [{ visible: true }, { engUnit: { $ne: '°C' } }] }, ['3']],
  ])('filters by %s', async (_name, filter, ends) => {
    const { result } = await call('clarify.selectItems', { query: { filter } });
    expect(result.data.map((each: { id: string }) => each.id.slice(-1))).toEqual(ends);
  });

  test('sorts, backwards too', async () => {
    const { result } = await call('clarify.selectItems', { query: { sort: ['-name'] } });
    expect(result.data.map((each: { id: string }) => each.id.slice(-1))).toEqual(['1', '2', '3']);
  });

  test.each<[string, unknown, Record<string, string[]>, ClarifyVersion?]>([
    ['too many', { query: { limit: 1001 } }, { 'query.limit': ['must be at most 1000'] }],
    [
      'too many with data',
      { items: { limit: 51 }, data: { include: true } },
      { 'items.limit': ['must be at most 50'] },
      '1.1beta1',
    ],
    [
      'two at once',
      { query: { limit: '10', skip: -1 } },
      {
        'query.limit': ['must be a whole number, 0 or more'],
        'query.skip': ['must be a whole number, 0 or more'],
      },
    ],
    ['no query', { query: 'all' }, { query: ['must be an object'] }],
    ['the older version’s', { items: {} }, { items: ['is of 1.1beta1: 1.1 takes query'] }],
    ['the newer version’s', { query: {} }, { query: ['is of 1.1: 1.1beta1 takes items and data'] }, '1.1beta1'],
    [
      'a list in a filter',
      { query: { filter: { name: [] } } },
      { 'query.filter.name': [expect.stringContaining('$in')] },
    ],
    [
      'an unknown field',
      { query: { filter: { size: 1 } } },
      { 'query.filter.size': [expect.stringContaining('unknown')] },
    ],
    ['one in a list', { query: { filter: { id: { $in: 'a' } } } }, { 'query.filter.id.$in': ['must be a list'] }],
    ['an odd sort', { query: { sort: 'name' } }, { 'query.sort': [expect.stringContaining('-name')] }],
    ['a text for parameters', 'all', { params: ['must be an object or an array'] }],
    ['too many by position', [1, 2, 3, 4, 5], { params: ['at most 4: integration, query, include, format'] }],
  ])('refuses %s', async (_name, params, ...[problems, version]) => {
    const { error } = await call('clarify.selectItems', params, version);
    expect(error).toEqual({ code: -32602, message: 'Invalid params', data: { trace, params: problems } });
  });
});

describe('integration.insert', () => {
  const times = ['2026-06-01T12:00:00Z', '2026-06-01T12:15:00Z'];
  const insert = (series: object) => call('integration.insert', { integration, data: { times, series } });

  test('makes a signal for each series', async () => {
    const { result } = await insert({ temperature: [1, null], pressure: [3, 4] });
    expect(result).toEqual({
      signalsByInput: {
        temperature: { id: 'signal-temperature', created: true },
        pressure: { id: 'signal-pressure', created: true },
      },
    });
  });

  test.each<[string, unknown, Record<string, string[]>]>([
    ['no data', undefined, { data: ['required'] }],
    ['no times', { series: {} }, { 'data.times': ['required'] }],
    ['no series', { times }, { 'data.series': ['required'] }],
    ['a series too short', { times, series: { a: [1] } }, { 'data.series.a': [expect.stringContaining('2, found 1')] }],
    ['texts', { times, series: { a: ['1', '2'] } }, { 'data.series.a': ['must hold numbers and null'] }],
    ['no time', { times: ['noon'], series: {} }, { 'data.times.0': ['must be an RFC 3339 timestamp'] }],
  ])('refuses %s', async (_name, data, problems) => {
    const { error } = await call('integration.insert', { integration, data });
    expect(error).toEqual({ code: -32602, message: 'Invalid params', data: { trace, params: problems } });
  });

  test.each([-32000, -32001, -32002, -32003, -32009, -32015, -32603])(
    'a series named error%i gets it',
    async (code) => {
      const { error } = await insert({ [`error${code}`]: [1, 2] });
      expect([error.code, error.data.trace]).toEqual([code, trace]);
    },
  );

  test('a partial failure says what went well', async () => {
    const { error } = await insert({ temperature: [1, 2], 'error-32021': [1, 2] });
    expect(error.code).toBe(-32021);
    expect(error.data.partialResult).toEqual({
      signalsByInput: { temperature: { id: 'signal-temperature', created: true } },
    });
  });
});

test.each([
  ['another integration', 'clarify.selectItems', { integration: 'somebody-elses' }],
  ['the admin namespace', 'admin.selectSignals', { integration }],
])('%s is forbidden', async (_name, method, params) => {
  const { error } = await call(method, params);
  expect([error.code, error.message]).toEqual([-32003, expect.stringMatching(/^Forbidden: /)]);
});
