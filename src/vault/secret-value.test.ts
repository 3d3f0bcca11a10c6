import { inspect } from 'node:util';
import { expect, expectTypeOf, test } from 'vitest';
import type { SecretRef } from '#call/secret-ref.ts';
import { SecretValue } from './secret-value.ts';
import { newSecret } from './vault.ts';

const mark = 'correct-horse-battery-staple';

test('a secret comes out by reveal', () => {
  expect(new SecretValue(mark).reveal()).toBe(mark);
});

test.each<[string, (value: SecretValue) => unknown]>([
  ['String()', (value) => String(value)],
  ['a template literal', (value) => `${value}`],
  ['concatenation', (value) => `x${value as unknown as string}`],
  ['JSON.stringify', (value) => JSON.stringify({ value })],
  ['util.inspect', (value) => inspect(value, { showHidden: true, depth: null, getters: true })],
  ['structuredClone', (value) => inspect(structuredClone(value), { showHidden: true })],
  ['spreading', (value) => inspect({ ...value })],
  ['its own keys', (value) => Reflect.ownKeys(value).map(String)],
  ['URLSearchParams', (value) => new URLSearchParams({ value: value as unknown as string })],
  ['an error', (value) => inspect(new Error('failed', { cause: value }))],
])('a secret does not come out by %s', (_, print) => {
  expect(String(print(new SecretValue(mark)))).not.toContain('horse');
});

test('a secret has no toString and no toJSON of its own', () => {
  expect(Object.getOwnPropertyNames(SecretValue.prototype)).toEqual(['constructor', 'reveal']);
});

test('a secret can stand neither for a text nor for its handle, and neither for a secret', () => {
  expectTypeOf<SecretValue>().not.toExtend<string>();
  expectTypeOf<SecretValue>().not.toExtend<SecretRef>();
  expectTypeOf<string>().not.toExtend<SecretValue>();
  expectTypeOf<SecretRef>().not.toExtend<SecretValue>();
  expectTypeOf<{ reveal(): string }>().not.toExtend<SecretValue>();
});

test('a new secret has its handle before it is stored', () => {
  const { ref, value } = newSecret('client secret', mark, () => 'id-1');
  expect(ref).toEqual({ id: 'id-1', label: 'client secret', lastFour: 'aple' });
  expect(value.reveal()).toBe(mark);
  expect(newSecret('code', 'short', () => 'id-2').ref.lastFour).toBe('');
});
