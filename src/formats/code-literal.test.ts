import { describe, expect, test } from 'vitest';
import { jsonBodyIn } from './code-literal.ts';
import { readCodeTokens } from './code-tokens.ts';
import { pastedAsRequest } from './pasted-as-request.ts';
import { readPasted } from './read-pasted.ts';

const body = { name: 'a', count: 3, ratio: -0.5, isOn: true, none: null, tags: ['x', 1], in: { deep: false } };

describe('the JSON body of a program, in the types that it is written in', () => {
  test.each([
    [
      'JavaScript',
      `body: JSON.stringify({ name: 'a', count: 3, ratio: -0.5, isOn: true, none: null, tags: ['x', 1], in: { deep: false } }),`,
    ],
    [
      'Python',
      `payload = {"name": "a", "count": 3, "ratio": -0.5, "isOn": True, "none": None, "tags": ["x", 1], "in": {"deep": False},}\nrequests.post(url, json=payload)`,
    ],
    [
      'PHP',
      `json_encode(['name' => 'a', 'count' => 3, 'ratio' => -0.5, 'isOn' => true, 'none' => null, 'tags' => ['x', 1], 'in' => ['deep' => false]])`,
    ],
  ])('%s', (_, text) => {
    expect(JSON.parse(jsonBodyIn(readCodeTokens(text)) ?? '')).toEqual(body);
  });

  test.each(['JSON.stringify(data)', 'JSON.stringify({ a: f(1) })', 'json={', 'JSON.stringify('.repeat(9)])(
    'none in %s',
    (text) => {
      expect(jsonBodyIn(readCodeTokens(text))).toBeNull();
    },
  );
});

const bodyOf = (text: string) => {
  const pasted = readPasted(text);
  if (pasted.kind !== 'api-call') throw new Error(pasted.kind);
  const { method, body: sent } = pastedAsRequest(pasted.request).request;
  return { method, sent: sent.kind === 'json' ? JSON.parse(sent.text) : sent.kind };
};

describe('a call that was pasted keeps them', () => {
  const auth = "'Authorization': 'Bearer abcdef0123456789'";
  test.each([
    [
      'fetch',
      `await fetch('https://api.example/v1/things', { method: 'PUT', headers: { ${auth} }, body: JSON.stringify({ n: 3, on: true }) });`,
      'PUT',
    ],
    [
      'requests',
      `import requests\nrequests.post("https://api.example/v1/things", headers={${auth}}, json={"n": 3, "on": True})`,
      'POST',
    ],
    [
      'HTTPie',
      `http PUT https://api.example/v1/things ${"'Authorization: Bearer abcdef0123456789'"} n:=3 on:=true`,
      'PUT',
    ],
    [
      'curl',
      `curl -X PUT https://api.example/v1/things -H 'Authorization: Bearer abcdef0123456789' --json '{"n": 3, "on": true}'`,
      'PUT',
    ],
  ])('%s', (_, text, method) => {
    expect(bodyOf(text)).toEqual({ method, sent: { n: 3, on: true } });
  });
});
