import { describe, expect, expectTypeOf, test } from 'vitest';
import type { SecretRef } from '#call/secret-ref.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { bearerHeader } from './auth.ts';
import type { Collection } from './collection.ts';
import { buildRecords, type RecordMaking } from './document-records.ts';
import { schemaFindings } from './document-schema.test-support.ts';
import type { Environment } from './environment.ts';
import { readDocument } from './read-document.ts';
import { blankRequest, type SavedRequest } from './saved-request.ts';
import { secretPlaceKey } from './secret-place.ts';
import { shareCollection, shareProfiles } from './share-collection.ts';
import type {
  SharedAuth,
  SharedBody,
  SharedCollection,
  SharedDocument,
  SharedEnvironment,
  SharedFolder,
  SharedItem,
  SharedProfile,
  SharedRequest,
} from './shared-document.ts';
import type { Variable } from './variable.ts';
import { writeDocument } from './write-document.ts';

const refOf = (id: string, label = id): SecretRef => ({ id, label, lastFour: '9876' });
const secretVariable = (name: string): Variable => ({
  ...{ name, isEnabled: true },
  value: { kind: 'secret', secret: refOf(`of-${name}`), origins: ['https://api.example'] },
});
const textVariable = (name: string, text: string, isEnabled = true): Variable => ({
  ...{ name, isEnabled },
  value: { kind: 'text', text },
});
const request = (id: string, change: Partial<SavedRequest> = {}): SavedRequest => ({
  ...{ ...blankRequest, id, name: `not ${id}’s name`, changedAt: 5 },
  ...change,
});
const entry = (id: string) => ({ kind: 'request', id, name: id, method: 'GET' }) as const;

const profile: Profile = {
  ...blankProfile,
  ...{
    id: 'p1',
    name: 'Clayton – dev',
    grant: 'client_credentials',
    clientId: 'my-client',
    username: 'me@acme.example',
  },
  ...{ tokenEndpoint: 'https://acme.example/token', apiBaseUrl: 'https://api.example', scopes: ['read'] },
  ...{ clientSecret: refOf('secret'), password: refOf('password'), tokenOrigins: ['https://extra.example'] },
  connection: { verifiesCertificate: false, ca: 'PEM', clientCertificate: 'PEM', clientKey: refOf('key') },
  preset: { id: 'clayton', at: 'real', variables: [] },
};
const other: Profile = { ...blankProfile, id: 'p2', name: 'Clayton – dev', tokenEndpoint: 'https://b.example/token' };
const unused: Profile = { ...blankProfile, id: 'p3', name: 'Unused' };
const base = { tokenEndpoint: 'https://acme.example/token', grant: 'client_credentials', scopes: ['all'] } as const;

const environment: Environment = {
  ...{ id: 'e1', name: 'Development', profileId: 'p1', createdAt: 3 },
  variables: [textVariable('base', 'https://api.example'), secretVariable('env_key')],
};

const requests = [
  request('r1', { url: '/orders', notes: 'One\ntwo', changedAt: 9 }),
  request('r2', {
    method: 'POST',
    auth: { kind: 'bearer', token: { kind: 'secret', secret: refOf('typed', 'bearer token') } },
    body: {
      kind: 'file',
      file: { name: 'a.png', mediaType: 'image/png', stored: { id: 'b1', bytes: 1, chunkBytes: 1, chunks: 1 } },
    },
  }),
  request('r3', { auth: { kind: 'profile', profileId: 'p2', placement: { in: 'query', name: 'token' } } }),
];

const collection: Collection = {
  ...{ id: 'c1', name: 'Orders', createdAt: 1, notes: 'Ours' },
  auth: { kind: 'profile', profileId: null, placement: bearerHeader },
  variables: [
    textVariable('page', '1'),
    textVariable('size', '10'),
    textVariable('off', '', false),
    secretVariable('api_key'),
  ],
  items: [
    {
      ...{ kind: 'folder', id: 'f1', name: 'Reading' },
      auth: { kind: 'basic', username: 'u', password: { kind: 'secret', secret: refOf('pw', 'password') } },
      variables: [textVariable('page', '2')],
      items: [
        entry('r1'),
        {
          ...{ kind: 'folder', id: 'f2', name: 'Deep' },
          auth: { kind: 'inherit' },
          variables: [],
          items: [entry('r2')],
        },
      ],
    },
    entry('r3'),
  ],
};

const toShare = {
  ...{ collection, itemId: null, environments: [environment], includesClientId: false },
  requests: new Map(requests.map((each) => [each.id, each])),
  profiles: [profile, other, unused].map((each) => ({ profile: each, base: each === profile ? base : null })),
};

function share(change: Partial<Parameters<typeof shareCollection>[0]> = {}) {
  const shared = shareCollection({ ...toShare, ...change });
  if (!shared) throw new Error('There is no such item');
  return shared;
}

/** Every id and every profile stays. */
const making: RecordMaking = {
  profileIdOf: (role) => ({ api: 'p1', 'clayton-dev': 'p2' })[role] ?? null,
  idOf: (id) => id,
  newId: () => 'fresh',
  secretAt: () => null,
  now: 9,
};

describe('a collection', () => {
  test('goes with the profiles it names, by role, and with nothing of the others', () => {
    const { document } = share();
    expect(document.profiles.map(({ role, name }) => [role, name])).toEqual([
      ['api', 'Clayton – dev'],
      ['clayton-dev', 'Clayton – dev'],
    ]);
    expect(document.environments).toMatchObject([{ name: 'Development', role: 'api' }]);
    expect(document.collection).toMatchObject({ id: 'c1', isPart: false, auth: { kind: 'profile', role: 'api' } });
    expect(document.collection?.items[1]).toMatchObject({
      id: 'r3',
      name: 'r3',
      auth: { kind: 'profile', role: 'clayton-dev' },
    });
    expect(writeDocument(document)).not.toContain('"p1"');
  });

  test('holds of a profile what differs from its preset; from a blank one where nobody knows the preset', () => {
    const [first, second] = share().document.profiles;
    expect(first).toEqual({
      ...{
        role: 'api',
        name: 'Clayton – dev',
        preset: profile.preset,
        secrets: ['clientSecret', 'password', 'clientKey'],
      },
      fields: { scopes: ['read'], apiBaseUrl: 'https://api.example' },
    });
    expect(second).toMatchObject({ preset: null, fields: { tokenEndpoint: 'https://b.example/token' }, secrets: [] });
  });

  test('names a client only when asked to', () => {
    expect(writeDocument(share().document)).not.toContain('my-client');
    expect(share({ includesClientId: true }).document.profiles[0]?.fields.clientId).toBe('my-client');
  });

  test('leaves every secret, name and permission of this device behind, and counts them', () => {
    const { document, leftOut } = share();
    const text = writeDocument(document);
    for (const gone of [
      '9876',
      'me@acme',
      'extra.example',
      'PEM',
      'of-api_key',
      '"typed"',
      '"pw"',
      'b1',
      'https://api.example"]',
    ])
      expect(text).not.toContain(gone);
    expect(leftOut).toEqual({
      ...{ clientIds: 1, clientSecrets: 1, passwords: 1, refreshTokens: 0, clientKeys: 1 },
      ...{ credentials: 2, secretVariables: 2, files: 1, unreadable: 0 },
    });
    expect(schemaFindings(JSON.parse(text))).toEqual([]);
    expect(readDocument(text)).toEqual({ kind: 'document', version: '1.0', document, beyond: { kept: 0, dropped: 0 } });
  });

  test('counts a request that could not be read', () => {
    const { document, leftOut } = share({ requests: new Map() });
    expect(leftOut.unreadable).toBe(3);
    expect(document.collection?.items).toHaveLength(1);
  });

  test('whose requests name the environment’s profile, too, keeps the two apart', () => {
    const named = { ...collection, auth: { kind: 'profile', profileId: 'p1', placement: bearerHeader } as const };
    const { document } = share({ collection: named });
    expect(document.environments[0]?.role).toBe('clayton-dev');
    expect(document.collection?.auth).toMatchObject({ role: 'clayton-dev' });
    expect(document.profiles.map(({ role }) => role)).toEqual(['clayton-dev', 'clayton-dev-2']);
  });

  test('comes back as it was, but for its secrets', () => {
    const back = buildRecords(share().document, making);
    expect(back.collection).toMatchObject({
      ...collection,
      createdAt: 9,
      variables: expect.anything(),
      items: expect.anything(),
    });
    expect(back.collection?.variables.at(-1)?.value).toEqual({ kind: 'secret', secret: null, origins: [] });
    expect(back.collection?.items[0]).toMatchObject({
      auth: { kind: 'basic', username: 'u', password: { kind: 'missing', label: 'password' } },
    });
    expect(back.requests).toEqual([
      { ...requests[0], name: 'r1', changedAt: 9 },
      {
        ...requests[1],
        name: 'r2',
        changedAt: 9,
        auth: { kind: 'bearer', token: { kind: 'missing', label: 'bearer token' } },
        body: { kind: 'file', file: null, awaits: { name: 'a.png', mediaType: 'image/png' } },
      },
      { ...requests[2], name: 'r3', changedAt: 9 },
    ]);
    expect(back.environments).toMatchObject([{ id: 'fresh', name: 'Development', profileId: 'p1', createdAt: 9 }]);
  });

  test('names a file that is not here yet, too, and counts none', () => {
    const [, back] = buildRecords(share().document, making).requests;
    const { document, leftOut } = share({ itemId: 'r2', requests: new Map([['r2', back!]]) });
    expect(document.collection?.items).toMatchObject([{ body: { name: 'a.png', mediaType: 'image/png' } }]);
    expect(leftOut.files).toBe(0);
  });

  test('names a credential that is missing here, too, and counts none', () => {
    const missing = request('r2', { auth: { kind: 'bearer', token: { kind: 'missing', label: 'bearer token' } } });
    const { document, leftOut } = share({ itemId: 'r2', requests: new Map([['r2', missing]]) });
    expect(document.collection?.items).toMatchObject([{ auth: { token: { kind: 'secret', label: 'bearer token' } } }]);
    expect(leftOut.credentials).toBe(0);
  });

  test('keeps what newer versions said, wherever it stood', () => {
    const newer = { later: [1] };
    const marked = { ...collection, newer, newerOfDocument: { signed: true }, items: [entry('r1')] };
    const carried = request('r1', {
      newer,
      headers: [{ name: 'a', value: 'b', isEnabled: true, newer }],
      auth: { kind: 'none', newer },
      body: { kind: 'none', newer },
    });
    const { document } = share({ collection: marked, requests: new Map([['r1', carried]]) });
    expect(document).toMatchObject({ newer: { signed: true }, collection: { newer, items: [{ newer }] } });
    const back = buildRecords(document, making);
    expect(back.collection).toMatchObject({ newer, newerOfDocument: { signed: true } });
    expect(back.requests).toEqual([{ ...carried, name: 'r1', changedAt: 9 }]);
  });
});

describe('a part', () => {
  test('works alone: auth and variables of the groups above it are gathered in it', () => {
    const { document, leftOut } = share({ itemId: 'r1' });
    expect(document.collection).toMatchObject({
      ...{ id: 'c1', name: 'Orders', isPart: true },
      auth: { kind: 'basic', password: { kind: 'secret', label: 'password' } },
      items: [{ kind: 'request', id: 'r1', auth: { kind: 'inherit' } }],
    });
    expect(document.collection?.variables.map(({ name, value }) => [name, value])).toEqual([
      ['page', { kind: 'text', text: '2' }],
      ['size', { kind: 'text', text: '10' }],
      ['api_key', { kind: 'secret' }],
    ]);
    expect(leftOut.credentials).toBe(1);
    // It is appended to that one's API base; nothing in it names the second profile.
    expect(document.profiles.map(({ role }) => role)).toEqual(['api']);
  });

  test('a folder is one, with all that is in it', () => {
    const { document } = share({ itemId: 'f1' });
    expect(document.collection).toMatchObject({
      isPart: true,
      auth: { kind: 'none' },
      items: [{ id: 'f1', auth: { kind: 'basic' } }],
    });
  });

  test('that says itself whose token it carries asks for no other profile', () => {
    const { document, profileIds } = share({ itemId: 'r3' });
    expect(document.collection?.auth).toEqual({ kind: 'none' });
    expect(document.environments).toMatchObject([{ name: 'Development', role: null }]);
    expect(document.profiles.map(({ role }) => role)).toEqual(['clayton-dev']);
    expect(profileIds).toEqual(['p2']);
  });

  test.each<[string, { request: Partial<SavedRequest>; profile?: Partial<Profile>; roles: string[] }]>([
    ['carries its token', { request: { auth: { kind: 'inherit' } }, roles: ['api'] }],
    ['stands on its API base', { request: { auth: { kind: 'none' }, url: '/orders' }, roles: ['api'] }],
    [
      'has its default headers',
      { request: { auth: { kind: 'none' } }, profile: { defaultHeaders: [{ name: 'A', value: 'b' }] }, roles: ['api'] },
    ],
    [
      'may have a value of its token response',
      {
        request: { auth: { kind: 'none' }, url: '{{instance_url}}/v1' },
        ...{ profile: { keptValues: [{ name: 'instance_url', pointer: '/instance_url' }] }, roles: ['api'] },
      },
    ],
    [
      'has blanks before its URL, which stands alone',
      { request: { auth: { kind: 'none' }, url: ' https://a.example' }, roles: [] },
    ],
    ['takes something of it, and not otherwise', { request: { auth: { kind: 'none' } }, roles: [] }],
  ])('brings the environment’s profile where it %s', (_, { roles, ...change }) => {
    const alone = request('r3', { url: 'https://other.example/v1', ...change.request });
    const { document } = share({
      ...{ itemId: 'r3', requests: new Map([['r3', alone]]) },
      profiles: [{ profile: { ...profile, ...change.profile }, base }],
    });
    expect(document.profiles.map(({ role }) => role)).toEqual(roles);
  });

  test('there is none of what was deleted', () => {
    expect(shareCollection({ ...toShare, itemId: 'gone' })).toBeNull();
  });
});

test('profiles go alone', () => {
  const { document } = shareProfiles([{ profile: other, base: null }], true);
  expect(document).toMatchObject({ profiles: [{ role: 'clayton-dev' }], environments: [], collection: null });
});

describe('as records of another device', () => {
  const { document } = share();

  test('ids are whatever the device says, the same for the same', () => {
    const back = buildRecords(document, { ...making, idOf: (id) => `my-${id}` });
    expect(back.collection).toMatchObject({ id: 'my-c1', items: [{ id: 'my-f1' }, { id: 'my-r3' }] });
    expect(back.requests.map(({ id }) => id)).toEqual(['my-r1', 'my-r2', 'my-r3']);
  });

  test('secrets that were put in stand in their places, bound to nothing', () => {
    const back = buildRecords(document, { ...making, secretAt: (place) => refOf(secretPlaceKey(place)) });
    expect(back.collection?.variables.at(-1)?.value).toEqual({
      kind: 'secret',
      secret: refOf('["variable","c1","api_key"]'),
      origins: [],
    });
    expect(back.environments[0]?.variables[1]?.value).toMatchObject({
      secret: { id: '["environment","Development","env_key"]' },
      origins: [],
    });
    expect(back.requests[1]?.auth).toMatchObject({ token: { kind: 'secret', secret: { id: '["auth","r2"]' } } });
  });

  test('without an environment, “this API’s profile” is the one that was chosen', () => {
    const back = buildRecords({ ...document, environments: [] }, making);
    expect(back.collection?.auth).toMatchObject({ kind: 'profile', profileId: 'p1' });
    expect(buildRecords(document, making).collection?.auth).toMatchObject({ kind: 'profile', profileId: null });
  });
});

/** Whether a value of a type may hold one of another anywhere. Items are looked at one by one: they hold each other. */
type Holds<T, Needle> = T extends Needle
  ? true
  : T extends readonly (infer Element)[]
    ? Holds<Element, Needle>
    : T extends object
      ? { [Member in keyof T]: Holds<T[Member], Needle> }[keyof T]
      : false;
type Parts =
  | Omit<SharedDocument, 'collection'>
  | Omit<SharedCollection | SharedFolder, 'items'>
  | SharedRequest
  | SharedProfile
  | SharedEnvironment
  | SharedAuth
  | SharedBody;

test('no handle to a secret can stand anywhere in a document', () => {
  expectTypeOf<true extends Holds<Parts, SecretRef> ? 'yes' : 'no'>().toEqualTypeOf<'no'>();
  expectTypeOf<true extends Holds<SavedRequest, SecretRef> ? 'yes' : 'no'>().toEqualTypeOf<'yes'>();
  expectTypeOf<true extends Holds<Profile, SecretRef> ? 'yes' : 'no'>().toEqualTypeOf<'yes'>();
  expectTypeOf<SavedRequest>().not.toMatchTypeOf<SharedItem>();
  expectTypeOf<Collection>().not.toMatchTypeOf<SharedCollection>();
  expectTypeOf<Profile>().not.toMatchTypeOf<SharedProfile>();
});
