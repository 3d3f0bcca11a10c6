import { expect, test } from 'vitest';
import { sharedRequest } from './document.test-support.ts';
import type { SharedCollection, SharedEnvironment } from './shared-document.ts';
import { usesEnvironment } from './uses-environment.ts';

const collection: SharedCollection = {
  ...{ id: 'c', name: 'Orders', auth: { kind: 'none' }, variables: [], notes: '', isPart: false },
  items: [sharedRequest('list', { headers: [{ name: 'X-Tenant', value: '{{ tenant }}', isEnabled: true }] })],
};
const environment = (...names: string[]): SharedEnvironment => ({
  name: 'Staging',
  role: null,
  variables: names.map((name) => ({ name, isEnabled: true, value: { kind: 'text', text: 'a' } })),
});

test('an environment is used where a variable of it is named, or its role taken', () => {
  expect(usesEnvironment(collection, environment('base', 'tenant'))).toBe(true);
  expect(usesEnvironment(collection, environment('base'))).toBe(false);
  expect(usesEnvironment(collection, environment())).toBe(false);
  expect(usesEnvironment(collection, { ...environment(), role: 'api' })).toBe(true);
});
