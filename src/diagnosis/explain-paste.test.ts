import { expect, test } from 'vitest';
import type { PasteRefusal } from '#oauth/pasted-response.ts';
import type { ResponseRefusal } from '#oauth/run.ts';
import { explainRefusedResponse } from './authorization-failure.ts';
import { expectSound } from './diagnosis.test-support.ts';
import { explainRefusedPaste } from './explain-paste.ts';

const callback = 'http://127.0.0.1:6284/callback';

test.each<[PasteRefusal, RegExp]>([
  [{ kind: 'other-address', expected: callback, received: 'https://evil.example/callback' }, /evil\.example/],
  [{ kind: 'several-responses' }, /Several answers/],
  [{ kind: 'no-response-in-it' }, /whole address/],
  [{ kind: 'consent-url' }, /consent URL/],
  [{ kind: 'looks-like-a-token' }, /token/],
  [{ kind: 'looks-like-a-secret', label: 'client secret' }, /client secret/],
  [{ kind: 'own-state' }, /state of this run/],
  [{ kind: 'bare-code-not-taken' }, /whole address/],
  [{ kind: 'not-a-code' }, /no code/],
  [{ kind: 'too-long', limit: 20_000 }, /20000/],
])('a refused paste, %o, says why and what to do', (reason, says) => {
  const diagnosis = explainRefusedPaste(reason);
  expectSound(diagnosis);
  expect(`${diagnosis.headline} ${diagnosis.sentence}`).toMatch(says);
});

test('what the callback would refuse too is explained in the same words', () => {
  const reason = { kind: 'neither-code-nor-error' } as const;
  expect(explainRefusedPaste(reason)).toEqual(explainRefusedResponse(reason));
});

test.each<ResponseRefusal>([
  { kind: 'state-missing' },
  { kind: 'state-differs' },
  { kind: 'issuer-missing', expected: callback },
  { kind: 'issuer-differs', expected: callback, received: 'https://evil.example' },
])('an answer of another run, $kind, is explained alike, with what to paste instead', (reason) => {
  const { sentence, ...same } = explainRefusedResponse(reason);
  expect(explainRefusedPaste(reason)).toEqual({
    ...same,
    sentence: `${sentence} Paste the address of this run’s window, or start over.`,
  });
});
