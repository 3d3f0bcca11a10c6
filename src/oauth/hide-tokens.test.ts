import { expect, test } from 'vitest';
import { showBody } from '#call/mask.ts';
import { standardDialect } from './dialect.ts';
import { hideTokens } from './hide-tokens.ts';
import { tokenFieldsOf } from './token-response.ts';

const secret = 'opaque-0123456789/+=';

test.each<[response: string, accessToken: string]>([
  [JSON.stringify({ result: { value: secret, note: 'x' } }), '/result/value'],
  [JSON.stringify([secret, secret]), '/0'],
  [`note=x&sid=${encodeURIComponent(secret)}`, '/sid'],
])('%s, its token at %s', (response, accessToken) => {
  const fields = tokenFieldsOf(response, { ...standardDialect.tokenPointers, access_token: accessToken });
  expect(fields?.access_token).toBe(secret);
  const shown = hideTokens(showBody(response), fields)
    .map(({ text }) => text)
    .join('');
  expect(shown).not.toContain('0123456789');
  expect(shown).toContain('••••');
  expect(shown.replaceAll(/"?•+[^"&]*"?/g, '')).toBe(
    response.replaceAll(JSON.stringify(secret), '').replaceAll(encodeURIComponent(secret), ''),
  );
});

test('where no token was read nothing more is hidden', () => {
  const spans = showBody('{"note":"x"}');
  expect(hideTokens(spans, null)).toBe(spans);
});
