import { expect, test } from 'vitest';
import { explainRefusal } from './explain-refusal.ts';
import { readLink } from './link-codec.ts';
import { readDocument } from './read-document.ts';

const refusalOf = (text: string) => {
  const read = readDocument(text);
  if (read.kind === 'document') throw new Error('It was read');
  return read.refusal;
};

test('a refused document: cause, place, next step', () => {
  expect(explainRefusal(refusalOf('{"authscope":"1.0","collection":{"id":"a","name":7}}'))).toEqual({
    cause: 'A member of the document is of the wrong type.',
    evidence: '7 at /collection/name where text belongs.',
    next: 'Whoever wrote it made a document that no console reads: ask for it as their Authscope saves it.',
  });
  expect(explainRefusal(refusalOf('{\n  "authscope": "1.0",\n  oops')).evidence).toBe(
    'It breaks off or goes wrong at line 3, column 3.',
  );
  expect(explainRefusal(refusalOf('[]')).cause).toBe('This is no Authscope document.');
});

test('of a way of 128 levels the beginning and the end are told', () => {
  const { evidence } = explainRefusal({ kind: 'too-deep', pointer: '/items/0'.repeat(128), most: 128 });
  expect(evidence).toMatch(/^More than 128 levels at \/items\/0.{60,80}….*\/items\/0\.$/);
  expect(evidence.length).toBeLessThan(160);
});

test('a refused link: how much of it arrived', async () => {
  const read = await readLink('1.2000.abcd');
  expect(read.kind === 'refused' && explainRefusal(read.refusal)).toEqual({
    cause: 'The end of the link is missing.',
    evidence: '4 of 2,000 characters arrived.',
    next: 'Chats and mail programs cut long links. Ask for it again, as a file.',
  });
});

test.each([
  ['wrong-encoding', { kind: 'wrong-encoding', found: 'UTF-16' }],
  ['newer-version', { kind: 'newer-version', version: '2.0' }],
  ['too-large', { kind: 'too-large', bytes: 9, most: 8 }],
  ['too-deep', { kind: 'too-deep', pointer: '/a', most: 96 }],
  ['too-many', { kind: 'too-many', what: 'rows', most: 8 }],
  ['too-long', { kind: 'too-long', pointer: '', most: 8 }],
  ['duplicate-member', { kind: 'duplicate-member', pointer: '/a' }],
  ['repeated', { kind: 'repeated', pointer: '/a', what: 'id' }],
  ['missing-member', { kind: 'missing-member', pointer: '/a' }],
  ['unknown-member', { kind: 'unknown-member', pointer: '/a' }],
  ['no-link', { kind: 'no-link' }],
  ['newer-link', { kind: 'newer-link', version: '2' }],
  ['trailing', { kind: 'trailing', characters: 12, expected: 10 }],
  ['wrong-base64', { kind: 'wrong-base64' }],
  ['damaged', { kind: 'damaged' }],
] as const)('%s: three sentences', (_, refusal) => {
  for (const sentence of Object.values(explainRefusal(refusal))) expect(sentence).toMatch(/^[A-Z\d].*\.$/);
});
