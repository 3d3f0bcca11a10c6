import { describe, expect, test } from 'vitest';
import { readCurl } from './read-curl.ts';

function read(command: string) {
  const curl = readCurl(command);
  if (!curl) throw new Error('no curl in it');
  const { method, url, headers, body, user, notUnderstood, flaws } = curl;
  return {
    method,
    url: url?.text ?? null,
    headers: headers.map(({ name, value }) => `${name}: ${value}`),
    body: body.map(({ kind, text }) => `${kind} ${text}`),
    user: user?.text ?? null,
    passed: notUnderstood.map(({ what }) => what),
    flaws: flaws.map(({ kind }) => kind),
  };
}

const plain = { method: 'GET', url: 'https://a.example/', headers: [], body: [], user: null, passed: [], flaws: [] };

test.each<[string, object]>([
  ['curl https://a.example/', plain],
  ['$ curl -sSLv https://a.example/ | jq .', plain],
  ['curl -XPUT https://a.example/', { ...plain, method: 'PUT' }],
  ['curl --request=DELETE --url=https://a.example/', { ...plain, method: 'DELETE' }],
  ['curl -I https://a.example/', { ...plain, method: 'HEAD' }],
  ['curl -u me:pw https://a.example/', { ...plain, user: 'me:pw' }],
  ["curl -H'A: b' -H 'E;' https://a.example/", { ...plain, headers: ['A: b', 'E: '] }],
  ['curl https://a.example/ -d a=1 -d b=2', { ...plain, method: 'POST', body: ['data a=1', 'data b=2'] }],
  ['curl https://a.example/ -G -d a=1', { ...plain, body: ['data a=1'] }],
  ["curl https://a.example/ --data-urlencode 'q=a b&c'", { ...plain, method: 'POST', body: ['urlencoded a b&c'] }],
  ['curl https://a.example/ -F f=1', { ...plain, method: 'POST', body: ['part 1'] }],
  ['curl https://a.example/ -d @body.json', { ...plain, method: 'POST', body: ['file body.json'] }],
  ['curl -T x.bin https://a.example/', { ...plain, method: 'PUT', body: ['file x.bin'] }],
  ['curl --oauth2-bearer t https://a.example/', { ...plain, headers: ['authorization: Bearer t'] }],
  ['curl -x proxy:1 --cacert c.pem -o out https://a.example/', { ...plain, passed: ['--proxy', '--cacert'] }],
  ['curl --made-up https://a.example/', { ...plain, passed: ['--made-up'] }],
  ['T=$(curl https://a.example/)', plain],
])('%s', (command, expected) => {
  expect(read(command)).toEqual(expected);
});

describe('as shells quote', () => {
  test.each([
    [String.raw`curl https://a.example/ -d 'it'\''s'`, "it's"],
    [String.raw`curl https://a.example/ -d "a\"b\$c\d"`, String.raw`a"b$c\d`],
    [String.raw`curl https://a.example/ -d $'a\'\n\u0041\x42'`, "a'\nAB"],
    ['curl https://a.example/ -d "$ID-$(cat f)"', '$ID-$(cat f)'],
    [`curl https://a.example/ -d a$${'{KEY}'}b`, `a$${'{KEY}'}b`],
    ['curl https://a.example/ -d $ID', '$ID'],
    ['curl https://a.example/ \\\n  -d a # why\n  -d b', 'a'],
    ['curl https://a.example/ `\r\n  -d a', 'a'],
    ['curl "https://a.example/" ^\r\n  -d ^"{\\^"a\\^":1}^"', '{"a":1}'],
    ['curl https://a.example/ -d <YOUR ID> > out', '<YOUR ID>'],
  ])('%s', (command, text) => {
    expect(readCurl(command)?.body[0]?.text).toBe(text);
  });
});

test.each([
  ['curl https://a.example/ -d a\n  -d b', 'line-end-missing'],
  ['curl https://a.example/ \\ -d a', 'line-end-lost'],
  ["curl https://a.example/ -d 'a", 'quote-open'],
])('damaged, and read all the same: %s', (command, flaw) => {
  expect(read(command)).toMatchObject({ method: 'POST', flaws: [flaw] });
});

test.each(['', 'curl', 'curl is a tool.', 'see curl https://a.example/'])('no command: %s', (text) => {
  expect(readCurl(text)).toBeNull();
});
