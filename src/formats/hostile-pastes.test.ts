import { describe, expect, test } from 'vitest';
import { proposed } from './read-pasted.test-support.ts';
import { readPasted } from './read-pasted.ts';

describe('hostile texts end, and soon', () => {
  const mega = 1_000_000;
  // Twenty thousand characters read in quadratic time take longer than what is allowed here.
  const fill = (unit: string) => unit.repeat(Math.floor(mega / 5 / unit.length));
  test.each(
    [
      '"',
      "'",
      '`',
      '\\',
      "'\\",
      '{',
      '{\n',
      '[',
      '(',
      '"a"+',
      'a=b&',
      'grant_type=a&',
      '\0',
      '\n',
      'https://',
      '<!--',
      '/*',
      'curl \\\n',
      "curl '\n",
      'curl -d "',
      "curl $'\\",
      '{"a":',
      '"__proto__":',
      'POST / HTTP/1.1\n',
      'http a=b\n',
      '<a',
      '$(',
      'client_id="a" ',
      "f('grant_type','a')",
      'https://a.b/?client_id=a&response_type=b ',
      '\u201c',
      'A=b\n',
      'expires 1 day ',
      'JSON.stringify(x) ',
      "fetch('https://a.b/c',{'Authorization':'Bearer a'},JSON.stringify({a:1})) ",
      ' ',
    ].map((unit) => [JSON.stringify(unit), fill(unit)]),
  )('%s, over and over', (_, text) => {
    const start = performance.now();
    expect(readPasted(text).kind).toBeTypeOf('string');
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test.each([
    ['quotes', '"\'`'],
    ['brackets', '{[('],
    ['form', 'grant_type=a&'],
  ])('a megabyte of %s', (_, unit) => {
    expect(readPasted(unit.repeat(Math.floor(mega / unit.length))).kind).toBeTypeOf('string');
  });

  test('__proto__ is a name like any other', () => {
    const text = `curl https://a.example/token -d '{"grant_type":"client_credentials","client_id":"a","client_secret":"b","__proto__":"x","constructor":"y"}'`;
    expect(proposed(text).profile.tokenParameters).toEqual([
      { name: '__proto__', value: 'x' },
      { name: 'constructor', value: 'y' },
    ]);
    expect(proposed('{"client_id":"a","__proto__":{"client_secret":"b"}}').kind).toBe('credentials-file');
    expect(({} as Record<string, unknown>).client_secret).toBeUndefined();
  });

  test('more than a megabyte is not read', () => {
    expect(readPasted('x'.repeat(mega + 1))).toMatchObject({
      kind: 'unknown',
      found: [expect.stringContaining('1,000,001')],
    });
  });
});
