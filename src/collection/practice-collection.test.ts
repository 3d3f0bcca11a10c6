import { expect, test } from 'vitest';
import { buildPracticeCollection } from './practice-collection.ts';
import { requestsIn } from './tree.ts';

test('the practice collection has a record for every entry, all of them on the practice API', () => {
  let count = 0;
  const { collection, requests } = buildPracticeCollection({ profileId: 'p', newId: () => `id${count++}`, now: 5 });
  expect(requestsIn(collection)).toEqual(
    requests.map(({ id, name, method }) => ({ kind: 'request', id, name, method })),
  );
  expect(requests.every(({ url }) => url.startsWith('{{practice}}/api/'))).toBe(true);
  expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  expect(collection.auth).toMatchObject({ kind: 'profile', profileId: 'p' });
});
