import { expect, test } from 'vitest';
import { explainImportRefusal } from './explain-import.ts';

test.each([
  [{ kind: 'not-yet', format: 'HAR' }, 'This is a file of HAR, which Authscope does not read yet.', ''],
  [{ kind: 'other-version', format: 'OpenAPI', version: '4.0' }, 'This version of OpenAPI is not read.', 'Version 4.0'],
  [
    { kind: 'not-yaml', line: 3, column: 1, reason: 'duplicated mapping key' },
    'The file is no YAML that can be read.',
    'Line 3, column 1: duplicated mapping key',
  ],
  [{ kind: 'foreign', found: 'It is a PDF.' }, 'The file is of no format that is known here.', 'It is a PDF.'],
  [
    { kind: 'postman-dump', collections: 3, environments: 2 },
    'This file holds everything of a Postman account, and no single collection.',
    'Collections: 3, environments: 2.',
  ],
  [{ kind: 'too-many-items', most: 50_000 }, 'The file has more than 50,000 requests.', ''],
] as const)('a refusal is said with its evidence and what to do', (refusal, cause, evidence) => {
  expect(explainImportRefusal(refusal)).toEqual({ cause, evidence, next: expect.stringMatching(/\S/) });
});
