import { expect, test } from 'vitest';
import { changeUrl, usedPathVariables } from './path-variables.ts';

/** A request whose path variable has a value. */
const request = { url: '/users/:id/keys/:key', pathVariables: [{ name: 'id', value: '7' }] };

/** What one gets by typing one URL after the other. */
const typed = (...urls: string[]) => urls.reduce(changeUrl, request).pathVariables;

test('a renamed path variable keeps its value, replaced at once or letter by letter', () => {
  const renamed = [{ name: 'userId', value: '7' }];
  expect(typed('/users/:userId/keys/:key')).toEqual(renamed);
  expect(typed('/users/:i/keys/:key', '/users/:/keys/:key', '/users/:u/keys/:key', '/users/:userId/keys/:key')).toEqual(
    renamed,
  );
});

test('a name that is in the URL already brings its own value; one that is there twice keeps it for both', () => {
  expect(typed('/users/:key/keys/:key')).toEqual(request.pathVariables);
  expect(typed('/users/:id/keys/:id', '/users/:id/keys/:other')).toEqual([
    ...request.pathVariables,
    { name: 'other', value: '7' },
  ]);
});

test('the value of a name that is gone waits until the request is saved', () => {
  const gone = changeUrl(request, '/users');
  expect(gone.pathVariables).toEqual(request.pathVariables);
  expect(usedPathVariables(gone)).toEqual([]);
  expect(usedPathVariables(request)).toBe(request.pathVariables);
});
