import { expect, test } from 'vitest';
import { sharedRequest } from '#collection/document.test-support.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { aboutWords } from './share-words.ts';

const profile = (role: string) => ({ role, name: role, preset: null, fields: {}, secrets: [] });

const documentOf = (requests: number, roles: readonly string[]): SharedDocument => ({
  ...{ profiles: roles.map(profile), environments: [] },
  collection: {
    ...{ id: 'c', name: 'Orders', auth: { kind: 'none' }, variables: [], notes: '', isPart: false },
    items: Array.from({ length: requests }, (_, at) => sharedRequest(`r${at}`, {})),
  },
});

test.each([
  [1, ['api'], '1 request and the profile it uses'],
  [2, ['api'], '2 requests and the profile they use'],
  [2, ['api', 'other'], '2 requests and the profiles they use'],
  [1, [], '1 request'],
])('what is handed over is told in a line: %i requests, the profiles %j', (requests, roles, words) => {
  expect(aboutWords(documentOf(requests, roles))).toBe(words);
});
