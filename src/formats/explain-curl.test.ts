import { expect, test } from 'vitest';
import { explainCurlNote, explainCurlRefusal, explainCurlVariable } from './explain-curl.ts';

test('a variable says what it is to hold', () => {
  const secret = { id: 's1', label: 'client secret', lastFour: '' };
  const variable = { name: 'CLIENT_SECRET', label: 'client secret', secret };
  expect(explainCurlVariable({ ...variable, holds: 'value' })).toBe('The client secret.');
  expect(explainCurlVariable({ ...variable, holds: 'form-encoded' })).toContain('form-encoded');
  expect(explainCurlVariable({ ...variable, holds: 'as-typed' })).toContain('exactly as it was typed');
});

test('what differs once redirects are followed is said, the method only where it is repeated', () => {
  expect(explainCurlNote({ kind: 'redirects', repeatsMethod: false })).toMatch(
    /drops Authorization and Cookie.*credential\.$/,
  );
  expect(explainCurlNote({ kind: 'redirects', repeatsMethod: true })).toContain('repeats the method');
});

test('a refusal says why, and what to do', () => {
  expect(explainCurlRefusal({ kind: 'unsendable', code: 'bad-url' })).toEqual({
    sentence: 'The URL could not be read.',
    next: 'The console does not send this request either: change it first.',
  });
  const tooLong = explainCurlRefusal({ kind: 'too-long', what: 'arguments', limitBytes: 120_000 });
  expect(tooLong.next).toContain('120,000 bytes');
});
