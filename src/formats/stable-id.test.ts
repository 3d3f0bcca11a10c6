import { expect, test } from 'vitest';
import { isKeptId } from '#collection/kept-id.ts';
import { stableId } from './stable-id.ts';

test('the same words give the same id, others another, and a collection keeps it', () => {
  expect(stableId('Orders', 'GET', '/a')).toBe(stableId('Orders', 'GET', '/a'));
  const ids = Array.from({ length: 20_000 }, (_, at) => stableId('Orders', `GET /${at}`));
  expect(new Set([...ids, stableId('Orders', 'GET', '/1'), stableId('OrdersGET', '/1')]).size).toBe(20_002);
  expect(ids.every(isKeptId)).toBe(true);
});
