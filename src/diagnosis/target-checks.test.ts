import { expect, test } from 'vitest';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const api = 'https://api.example/app';

test.each<[changes: Partial<Profile>, found: string[], change?: Partial<Profile>]>([
  [{ resources: [api, 'urn:example:api', 'https://localhost:3000'] }, []],
  [{ resources: [api, api] }, ['warning resources/twice'], { resources: [api] }],
  [
    { resources: [api, ' https://b.example '] },
    ['warning resources/1/blanks'],
    { resources: [api, 'https://b.example'] },
  ],
  [{ resources: [api, ''] }, ['warning resources/1/blanks'], { resources: [api] }],
  [{ resources: ['my-api'] }, ['error resources/relative'], { resources: [], audience: 'my-api' }],
  [{ resources: ['/app'], audience: 'a' }, ['error resources/relative', 'info audience/own-way']],
  [{ resources: [`${api}#x`] }, ['error resources/0/fragment'], { resources: [api] }],
  [{ resources: [`${api}?tenant=1`] }, ['info resources/0/query']],
  [{ audience: 'https://api.example' }, ['info audience/own-way']],
  [{ audience: ' a ' }, ['warning audience/blanks'], { audience: 'a' }],
  [{ audience: 'a', resources: [api] }, ['info audience/own-way']],
])('%j: %j', (changes, found, change) => {
  expect(foundIn(checksOf(changes))).toEqual(found);
  if (change) expect(mended(changes, found[0]?.split(' ')[1] ?? '')).toEqual({ ...changes, ...change });
});

test('both at once are told from one', () => {
  const titleOf = (changes: Partial<Profile>) => checksOf(changes).find(({ id }) => id === 'audience/own-way')?.title;
  expect(titleOf({ audience: 'a' })).toContain('a provider’s own way');
  expect(titleOf({ audience: 'a', resources: [api] })).toContain('Both');
});

test.each([
  [['my-api'], 'A resource is no absolute URI', 'and “my-api” is none'],
  [['orders', api, 'stock'], '2 resources are no absolute URIs', 'and “orders”, “stock” are none'],
])('what is not absolute is one finding that quotes it: %j', (resources, title, quote) => {
  const found = checksOf({ resources }).filter(({ verdict, field }) => verdict === 'error' && field === 'resources');
  expect(found).toMatchObject([{ title, reason: expect.stringContaining(quote) }]);
});
