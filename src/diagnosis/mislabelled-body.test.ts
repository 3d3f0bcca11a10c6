import { expect, test } from 'vitest';
import type { Call } from '#call/call.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';

const answer = (type: string, body: string, changes: Partial<Call> = {}) =>
  diagnoseCall(callView(200, [['Content-Type', type]], { body: new TextEncoder().encode(body), ...changes }), null);

test.each([
  ['application/json', '<h1>Gateway down</h1>'],
  ['application/problem+json; charset=utf-8', 'OK'],
  ['application/json', '{"a":1}{"a":2}'],
  ['application/json', 'access_token=hunter2hunter2hunter2'],
])('%s over %j is told', (type, body) => {
  const verdict = answer(type, body) ?? expect.fail('no verdict');
  expectSound(verdict);
  expect(verdict.headline).toBe('The answer says it is JSON and is none.');
  expect(JSON.stringify(verdict)).not.toContain('hunter2');
});

test.each<[type: string, body: string, changes?: Partial<Call>]>([
  ['application/json', '{"a":1}'],
  ['application/json', '"Bearer hunter2hunter2hunter2"'],
  ['application/json', ' 1 '],
  ['application/json', ''],
  ['application/json-seq', '\u001E{}'],
  ['text/html', '<p>'],
  ['application/json', '{"a', { isBodyDropped: true }],
])('%s over %j needs no verdict', (type, body, changes = {}) => {
  expect(answer(type, body, changes)).toBeNull();
});
