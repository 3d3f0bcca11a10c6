import { expect, test } from 'vitest';
import { readPointer, valueAt, writePointer } from './json-pointer.ts';

// RFC 6901 section 5
const document = JSON.parse(
  '{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}',
) as unknown;

test.each<[pointer: string, value: unknown]>([
  ['', document],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
  ['/foo/2', undefined],
  ['/foo/-', undefined],
  ['/foo/00', undefined],
  ['/foo/length', undefined],
  ['/foo/0/length', undefined],
  ['/none/of/these', undefined],
  ['/constructor', undefined],
  ['/__proto__/toString', undefined],
  ['foo', undefined],
  ['/m~2n', undefined],
  ['/m~', undefined],
])('%s', (pointer, value) => {
  expect(valueAt(document, pointer)).toEqual(value);
});

test('what is written is read again', () => {
  const steps = ['a/b', 'm~1n', '', '0'];
  expect(writePointer(steps)).toBe('/a~1b/m~01n//0');
  expect(readPointer(writePointer(steps))).toEqual(steps);
});
