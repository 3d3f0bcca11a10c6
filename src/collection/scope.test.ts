import { expect, test } from 'vitest';
import type { Group } from './collection.ts';
import { effectiveAuth } from './effective-auth.ts';
import { buildScope } from './scope.ts';
import type { Variable } from './variable.ts';

const variable = (name: string, text: string, isEnabled = true): Variable => ({
  name,
  isEnabled,
  value: { kind: 'text', text },
});
const group = (id: string, changes: Partial<Group>): Group => ({
  ...{ id, name: id, auth: { kind: 'inherit' }, variables: [], items: [] },
  ...changes,
});
const environment = (...variables: Variable[]) => ({
  ...{ id: 'dev', name: 'Development', profileId: null, createdAt: 0 },
  variables,
});

test('every name in reach is listed once, with where it comes from, as a request finds it', () => {
  const scope = buildScope({
    groups: [
      group('API', { variables: [variable('host', 'collection'), variable('team', 'red')] }),
      group('Orders', { variables: [variable('host', 'folder'), variable('team', 'off', false)] }),
    ],
    environment: environment(variable('host', 'environment'), variable('$uuid', 'mine')),
    kept: [
      { name: 'host', text: 'response' },
      { name: 'instance_url', text: 'https://example.my.salesforce.com' },
    ],
    practiceOrigin: 'http://localhost:6285',
    dynamic: null,
  });
  expect(scope.all().map(({ name, source, value }) => [name, source.kind, value])).toEqual([
    ['host', 'group', { kind: 'text', text: 'folder' }],
    ['team', 'group', { kind: 'text', text: 'red' }],
    ['$uuid', 'environment', { kind: 'text', text: 'mine' }],
    ['instance_url', 'token', { kind: 'text', text: 'https://example.my.salesforce.com' }],
    ['practice', 'console', { kind: 'text', text: 'http://localhost:6285' }],
    ['$timestamp', 'dynamic', null],
    ['$isoTimestamp', 'dynamic', null],
  ]);
  expect(scope.find('host')?.source).toEqual({ kind: 'group', id: 'Orders', name: 'Orders' });
  expect(scope.find('nobody')).toBeNull();
});

test('without a practice provider its name stands for nothing', () => {
  const scope = buildScope({ groups: [], environment: null, kept: [], practiceOrigin: '', dynamic: null });
  expect(scope.find('practice')).toBeNull();
});

test('auth is the nearest that says something, with who says it', () => {
  const collection = group('API', { auth: { kind: 'none' } });
  const folder = group('Orders', { auth: { kind: 'bearer', token: { kind: 'text', text: 'x' } } });
  const inner = group('Old', {});
  const inherits = { auth: { kind: 'inherit' } } as const;
  expect(effectiveAuth(inherits, [collection, folder, inner])).toEqual({ auth: folder.auth, from: folder });
  expect(effectiveAuth(inherits, [collection, inner])).toEqual({ auth: { kind: 'none' }, from: collection });
  expect(effectiveAuth({ auth: { kind: 'none' } }, [folder])).toEqual({ auth: { kind: 'none' }, from: null });
  expect(effectiveAuth(inherits, [])).toEqual({ auth: { kind: 'none' }, from: null });
});
