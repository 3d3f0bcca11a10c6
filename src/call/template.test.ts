import { expect, test } from 'vitest';
import type { SecretRef } from './secret-ref.ts';
import { fill, formEncode, secretsIn, slot, type Template, text } from './template.ts';

const ref = (id: string): SecretRef => ({ id, label: id, lastFour: '' });
const open = ({ id }: SecretRef) => ({ plain: 'abc', odd: 'a b&c=d+é', empty: '' })[id] ?? id;
const basic = (parts: Template): Template => [...text('Basic '), { kind: 'base64', parts }];

test.each<[name: string, template: Template, filled: string]>([
  ['nothing', [], ''],
  ['text', text('as is: {{x}} %20'), 'as is: {{x}} %20'],
  ['empty text', text(''), ''],
  ['a slot among text', [...text('Bearer '), ...slot(ref('plain')), ...text('!')], 'Bearer abc!'],
  ['a slot as it is', slot(ref('odd')), 'a b&c=d+é'],
  ['a slot in a form', slot(ref('odd'), 'form'), 'a+b%26c%3Dd%2B%C3%A9'],
  ['a slot in JSON', slot({ ...ref('x'), id: 'a"b\\c\n' }, 'json'), 'a\\"b\\\\c\\n'],
  ['an empty secret', slot(ref('empty'), 'form'), ''],
  [
    'RFC 6749 section 2.3.1',
    basic([...text('s6BhdRkqt3:'), ...slot(ref('7Fjfp0ZBr1KtDRbnfVdmIw'), 'form')]),
    'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3',
  ],
  [
    'RFC 6749 section 4.1.3',
    basic([...text('s6BhdRkqt3:'), ...slot(ref('gX1fBat3bV'))]),
    'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW',
  ],
  ['RFC 7617 section 2.1: UTF-8 in Basic', basic([...text('test:'), ...slot(ref('123£'))]), 'Basic dGVzdDoxMjPCow=='],
  ['base64 in base64', [{ kind: 'base64', parts: [{ kind: 'base64', parts: text('a') }] }], 'WVE9PQ=='],
])('fill: %s', (_, template, filled) => {
  expect(fill(template, open)).toBe(filled);
});

test('a secret is opened once per slot, and base64 takes a long one', () => {
  const opened: string[] = [];
  const long = 'x'.repeat(400_000);
  const template = [...slot(ref('a')), ...basic(slot(ref('b'))), ...slot(ref('a'))];
  const filled = fill(template, ({ id }) => {
    opened.push(id);
    return long;
  });
  expect(opened).toEqual(['a', 'b', 'a']);
  expect(filled).toContain(`Basic ${Buffer.from(long).toString('base64')}`);
});

test('a preview is never sent: what is awaited throws, nested too', () => {
  const awaited: Template = [{ kind: 'awaited', what: 'code' }];
  expect(() => fill(awaited, open)).toThrow('still awaits its code');
  expect(() => fill(basic(awaited), open)).toThrow('still awaits its code');
});

test('every slot is listed, nested ones too', () => {
  const template: Template = [
    ...slot(ref('a')),
    ...basic([...text('id:'), ...slot(ref('b'))]),
    { kind: 'awaited', what: 'code' },
  ];
  expect(secretsIn(template).map(({ id }) => id)).toEqual(['a', 'b']);
});

test.each([
  // RFC 6749 Appendix B
  [' %&+£€', '+%25%26%2B%C2%A3%E2%82%AC'],
  ['', ''],
  ['a=b\r\n', 'a%3Db%0D%0A'],
  ["~-._*!'()", '%7E-._*%21%27%28%29'],
  ['😀', '%F0%9F%98%80'],
  ['\ud800', '%EF%BF%BD'],
])('form-encodes %j', (value, encoded) => {
  expect(formEncode(value)).toBe(encoded);
  expect(new URLSearchParams(`x=${encoded}`).get('x')).toBe(value.replace('\ud800', '\ufffd'));
});
