import { expect, test } from 'vitest';
import { foldAll, rowsInView, stepInTree, unfoldTo } from './json-folds.ts';
import { indexJson } from './json-index.ts';

const source = '{"a":{"b":1},"c":[2,3]}';
const { rows } = indexJson(source) ?? expect.fail('no JSON');
const [root, a, b, , c] = [0, 1, 2, 3, 4];

test('a folded row hides what it holds and its closing bracket', () => {
  expect([...rowsInView(rows, new Set())]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect([...rowsInView(rows, new Set([a]))]).toEqual([0, 1, 4, 5, 6, 7, 8]);
  expect([...rowsInView(rows, new Set([root]))]).toEqual([0]);
});

test('all folded leaves the members of the root; a row deep inside opens what it stands in', () => {
  const folded = foldAll(rows);
  expect([...rowsInView(rows, folded)]).toEqual([0, a, c, 8]);
  expect([...unfoldTo(rows, folded, b)]).toEqual([c]);
  expect(unfoldTo(rows, folded, a)).toBe(folded);
});

test('what broke off folds to the end', () => {
  const broken = indexJson('{"a":[1,2') ?? expect.fail('no JSON');
  expect([...rowsInView(broken.rows, new Set([1]))]).toEqual([0, 1]);
});

test.each([
  ['ArrowDown', b, [], { kind: 'go', row: c }],
  ['ArrowUp', c, [], { kind: 'go', row: b }],
  ['ArrowRight', a, [], { kind: 'go', row: b }],
  ['ArrowRight', a, [a], { kind: 'open', row: a }],
  ['ArrowRight', b, [], null],
  ['ArrowLeft', a, [], { kind: 'fold', row: a }],
  ['ArrowLeft', b, [], { kind: 'go', row: a }],
  ['ArrowLeft', root, [root], null],
  ['Home', c, [], { kind: 'go', row: root }],
  ['End', root, [], { kind: 'go', row: 6 }],
  ['End', root, [c], { kind: 'go', row: c }],
  ['Enter', root, [], null],
])('%s on row %i, folded %j, is %j', (...[key, row, folds, step]) => {
  const folded = new Set(folds);
  expect(stepInTree(rows, { inView: rowsInView(rows, folded), folded, row }, key)).toEqual(step);
});
