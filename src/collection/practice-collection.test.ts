import { expect, test } from 'vitest';
import { OPERATIONS } from '#practice/standard/api/operations.ts';
import { WAYS_TO_BREAK } from '#practice/standard/api/ways-to-break.ts';
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

test('it has a request for everything that the practice API can do, and names each way to break', () => {
  const { requests } = buildPracticeCollection({ profileId: 'p', newId: () => 'id', now: 5 });
  const paths = requests.map(({ url }) => url.replace('{{practice}}/api', '').replace(/\?.*/, ''));
  expect(paths.toSorted()).toEqual(OPERATIONS.map(({ path }) => path).toSorted());
  const notes = requests.find(({ url }) => url.endsWith('/break?how=reset'))?.notes;
  for (const way of Object.keys(WAYS_TO_BREAK).filter((each) => each !== 'reset')) expect(notes).toContain(way);
});
