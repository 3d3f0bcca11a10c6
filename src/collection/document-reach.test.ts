import { expect, test } from 'vitest';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { bearerHeader } from './auth.ts';
import { sharedRequest } from './document.test-support.ts';
import { emptyVariables, neededSecrets, withValues } from './document-places.ts';
import { readDocumentReach } from './document-reach.ts';
import type { SharedDocument } from './shared-document.ts';

const text = (name: string, value: string) =>
  ({ name, isEnabled: true, value: { kind: 'text', text: value } }) as const;
const secret = (name: string) => ({ name, isEnabled: true, value: { kind: 'secret' } }) as const;
const profile: Profile = {
  ...{ ...blankProfile, id: 'api', apiBaseUrl: 'https://api.example/v1' },
  keptValues: [{ name: 'instance_url', pointer: '/instance_url' }],
};

const document: SharedDocument = {
  profiles: [],
  environments: [
    { name: 'Dev', role: 'api', variables: [text('base', 'https://dev.example'), secret('env_key')] },
    { name: 'Prod', role: null, variables: [text('base', 'https://prod.example'), text('region', '')] },
  ],
  collection: {
    ...{ id: 'c', name: 'C', isPart: false, notes: '', variables: [secret('key')] },
    auth: { kind: 'profile', role: 'api', placement: bearerHeader },
    items: [
      sharedRequest('relative', { url: '/orders' }),
      sharedRequest('based', {
        url: '{{base}}/orders',
        headers: [{ name: 'X', value: '{{key}} {{missing}}', isEnabled: true }],
      }),
      sharedRequest('elsewhere', { url: 'https://export.example/{{id}}' }),
      sharedRequest('by-secret', { url: 'https://{{key}}.evil.example/' }),
      sharedRequest('by-token', {
        url: '{{instance_url}}/x',
        auth: { kind: 'bearer', token: { kind: 'secret', label: 'token' } },
      }),
    ],
  },
};

/** Reads to the end without a stop. */
function reachOf(of: SharedDocument, profiles: ReadonlyMap<string, Profile> = new Map()) {
  const reading = readDocumentReach(of, { profiles, practiceOrigin: '' });
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

test('tells where every request would go, in each environment', () => {
  const reach = reachOf(document, new Map([['api', profile]]));
  expect(reach.targets).toEqual([
    { origin: 'https://api.example', requestIds: ['relative'] },
    { origin: 'https://dev.example', requestIds: ['based'] },
    { origin: 'https://export.example', requestIds: ['elsewhere'] },
    { origin: 'https://prod.example', requestIds: ['based'] },
  ]);
  // Without a profile there is no base in Prod, and nobody says what `instance_url` is.
  expect(new Set(reach.unknown)).toEqual(new Set(['relative', 'by-secret', 'by-token']));
  expect(reach.unresolved.map(({ name }) => name)).toEqual(['missing', 'id', 'instance_url']);
});

test('lists what it names and does not bring, and where', () => {
  expect(neededSecrets(document)).toEqual([
    { place: { kind: 'environment', environment: 'Dev', name: 'env_key' }, label: 'env_key', where: ['Dev'] },
    { place: { kind: 'variable', groupId: 'c', name: 'key' }, label: 'key', where: ['C'] },
    { place: { kind: 'auth', ownerId: 'by-token' }, label: 'token', where: ['C', 'by-token'] },
  ]);
  const region = { kind: 'environment', environment: 'Prod', name: 'region' } as const;
  expect(emptyVariables(document)).toEqual([{ place: region, label: 'region', where: ['Prod'] }]);
});

test('takes values for what has none, and adds those that nobody has; a secret is none of them', () => {
  const inGroup = { kind: 'variable', groupId: 'c' } as const;
  const filled = withValues(document, [
    { place: { kind: 'environment', environment: 'Prod', name: 'region' }, text: 'eu' },
    { place: { ...inGroup, name: 'missing' }, text: 'x' },
    { place: { ...inGroup, name: 'key' }, text: 'no secret goes here' },
  ]);
  expect(filled.environments[1]?.variables[1]).toEqual(text('region', 'eu'));
  expect(filled.collection?.variables).toEqual([secret('key'), text('missing', 'x')]);
  expect(filled.collection?.items).toEqual(document.collection?.items);
});

test('looks through variables once, however many requests share them', () => {
  const variables = Array.from({ length: 40_000 }, (_, at) => text(`v${at}`, 'https://api.example'));
  const items = Array.from({ length: 2_000 }, (_, at) => sharedRequest(`r${at}`, { url: `{{v${at}}}/orders` }));
  const collection = { ...document.collection!, variables, items };
  const startedAt = performance.now();
  const { targets } = reachOf({ profiles: [], environments: [], collection });
  expect(targets).toMatchObject([{ origin: 'https://api.example' }]);
  // Once for each request it took minutes.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
