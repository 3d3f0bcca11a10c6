import { expect, test } from 'vitest';
import { payloadSpans } from './payload-spans.ts';

test('names in place of values stand out, and what tells of a secret; the text is the same to the letter', () => {
  const text = '{\n  "url": "{{base}}/orders",\n  "secret": true,\n  "secrets": ["clientSecret"]\n}\n';
  const { spans, rest } = payloadSpans(text);
  expect(spans.map((span) => span.text).join('')).toBe(text);
  expect(spans.flatMap(({ tone, text: name }) => (tone === 'name' ? [name] : []))).toEqual([
    '{{base}}',
    'true',
    '"clientSecret"',
  ]);
  expect(rest).toBe(0);
});

test('of a very long text the beginning is shown, and how much is not', () => {
  const { spans, rest } = payloadSpans('x'.repeat(100_500));
  expect(spans).toEqual([{ text: 'x'.repeat(100_000) }]);
  expect(rest).toBe(500);
});
