import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import type { Hop } from '#call/call.ts';
import { slot, text } from '#call/template.ts';
import { blankProfile } from '#oauth/profile.ts';
import {
  noon,
  someAttempt,
  someCall,
  someCollection,
  someDraft,
  someEnvironment,
  someProfile,
  someRequest,
  someRun,
  someToken,
} from './records.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import { newSecret, type Vault, type VaultRecord } from './vault.ts';

const open: Vault[] = [];
afterEach(() => {
  for (const vault of open.splice(0)) vault.close();
});

/** Secrets of every kind, each recognisable and each with characters that encodings change. */
const marks = Object.fromEntries(
  [
    ...['clientSecret', 'password', 'startingRefreshToken', 'clientKey', 'accessToken', 'refreshToken', 'idToken'],
    ...['code', 'capturedCode', 'codeVerifier', 'state', 'idOfUser', 'wireBody', 'hopCookie', 'hopQuery'],
    ...['collectionVariable', 'savedHeader', 'draftBody', 'environmentVariable'],
    ...[
      'defaultHeader',
      'extraParameter',
      'cookie',
      'authorization',
      'ownHeader',
      'query',
      'fragment',
      'userinfo',
      'requestBody',
      'responseBody',
    ],
  ].map((kind) => [kind, `MARK?${kind}/ünïq+${kind.length}=~`]),
) as Record<string, string>;
const mark = (kind: string): string => marks[kind] as string;

const secrets = [
  ...['clientSecret', 'password', 'startingRefreshToken', 'clientKey', 'accessToken', 'refreshToken', 'idToken'],
  ...['code', 'capturedCode', 'codeVerifier'],
].map((kind) => newSecret(kind, mark(kind), () => `secret-${kind}`));
const refOf = (kind: string) => {
  const found = secrets.find(({ ref }) => ref.label === kind);
  if (!found) throw new Error(kind);
  return found.ref;
};
const response = { receivedAt: noon, fields: [['code', mark('code')] as const, ['state', mark('state')] as const] };

const { phases, connection, remoteAddress, tls, viaProxy } = someCall();
const someHop: Hop = {
  ...{ phases, connection, remoteAddress, tls, viaProxy, method: 'GET', droppedHeaders: [], isBodyDropped: false },
  url: `https://api.example/moved?token=${encodeURIComponent(mark('hopQuery'))}`,
  head: { status: 302, reason: 'Found', httpVersion: '1.1', rawHeaders: [['Set-Cookie', mark('hopCookie')]] },
  nextUrl: 'https://api.example/',
};

const records: VaultRecord[] = [
  ...secrets.map((secret) => ({ kind: 'secret', secret }) as const),
  {
    kind: 'profile',
    profile: someProfile({
      ...{ clientSecret: refOf('clientSecret'), password: refOf('password') },
      startingRefreshToken: refOf('startingRefreshToken'),
      connection: { ...blankProfile.connection, clientKey: refOf('clientKey') },
      defaultHeaders: [{ name: 'X-Api-Key', value: mark('defaultHeader') }],
      tokenParameters: [{ name: 'assertion', value: mark('extraParameter') }],
    }),
  },
  { kind: 'attempt', attempt: someAttempt({ state: mark('state'), response }) },
  { kind: 'attempt', attempt: someAttempt({ state: `${mark('state')}2`, runId: 'run-2' }) },
  {
    kind: 'run',
    run: someRun({
      codeVerifier: refOf('codeVerifier'),
      authorizationRequest: {
        url: `https://issuer.example/authorize?state=${encodeURIComponent(mark('state'))}`,
        endpoint: 'https://issuer.example/authorize',
        parameters: [{ name: 'state', value: mark('state'), origin: 'this run' }],
      },
      outcome: { kind: 'exchanging', receivedAt: noon, code: refOf('code'), from: 'callback' },
    }),
  },
  {
    kind: 'run',
    run: someRun({
      id: 'run-2',
      outcome: { kind: 'captured', receivedAt: noon, code: refOf('capturedCode'), from: 'pasted-url' },
    }),
  },
  {
    kind: 'token',
    token: someToken({
      response: JSON.stringify({ access_token: mark('accessToken'), refresh_token: mark('refreshToken') }),
      accessToken: refOf('accessToken'),
      refreshToken: refOf('refreshToken'),
      idToken: refOf('idToken'),
    }),
  },
  {
    kind: 'call',
    call: someCall({
      request: {
        method: 'POST',
        url: [
          ...text(`https://${encodeURIComponent(mark('userinfo'))}@api.example/users/`),
          ...slot(refOf('accessToken')),
          ...text(`?q=${mark('query')}#${mark('fragment')}`),
        ],
        headers: [
          ['Authorization', text(`Basic ${mark('authorization')}`)],
          ['X-Own', text(mark('ownHeader'))],
        ],
        body: { kind: 'text', text: text(mark('requestBody')) },
      },
      head: {
        ...{ status: 201, reason: 'Created', httpVersion: '1.1' },
        rawHeaders: [
          ['Set-Cookie', mark('cookie')],
          ['X-Practice-Lever', `slow, ${mark('cookie')}`],
        ],
      },
      body: new TextEncoder().encode(`${mark('responseBody')} ${mark('accessToken')} ${mark('idOfUser')}`),
      wireBody: new TextEncoder().encode(mark('wireBody')),
      hops: [someHop],
    }),
  },
  {
    kind: 'collection',
    collection: someCollection({
      variables: [{ name: 'key', isEnabled: true, value: { kind: 'text', text: mark('collectionVariable') } }],
    }),
  },
  {
    kind: 'request',
    request: someRequest({ headers: [{ name: 'X-Key', value: mark('savedHeader'), isEnabled: true }] }),
  },
  {
    kind: 'draft',
    draft: someDraft({ request: someRequest({ body: { kind: 'json', text: mark('draftBody') } }) }),
  },
  {
    kind: 'environment',
    environment: someEnvironment({
      variables: [{ name: 'key', isEnabled: true, value: { kind: 'text', text: mark('environmentVariable') } }],
    }),
  },
];

test('nothing secret is in the raw bytes of the database, in any encoding', async () => {
  const indexedDB = await filled();
  const bytes = Buffer.concat((await dump(indexedDB)).flatMap(({ row }) => [...bytesOf(row)]));
  for (const kind of Object.keys(marks))
    expect({ kind, found: encodingsIn(bytes, mark(kind)) }).toEqual({ kind, found: [] });
});

test('the search would find them: it does in records that are not sealed', () => {
  const bytes = Buffer.concat([...bytesOf(records.filter(({ kind }) => kind !== 'secret'))]);
  for (const kind of [
    'state',
    'cookie',
    'hopCookie',
    'wireBody',
    'defaultHeader',
    'extraParameter',
    'query',
    'requestBody',
    'responseBody',
    'accessToken',
    'code',
    'idOfUser',
  ])
    expect(encodingsIn(bytes, mark(kind))).not.toEqual([]);
  for (const encode of Object.values(encodings))
    for (const written of encode(mark('code'))) expect(encodingsIn(written, mark('code'))).not.toEqual([]);
});

test('every encrypted record carries the id of a key, which the browser keeps and does not show', async () => {
  const rows = await dump(await filled());
  const keys = rows.filter(({ store }) => store === 'keys').map(({ row }) => row as { id: string; key: CryptoKey });
  expect(keys).toHaveLength(1);
  expect(keys[0]?.key).toMatchObject({ extractable: false, algorithm: { name: 'AES-GCM', length: 256 } });
  await expect(crypto.subtle.exportKey('raw', keys[0]?.key as CryptoKey)).rejects.toThrow();
  const sealed = rows.filter(({ store }) => store !== 'keys' && store !== 'calls');
  expect(sealed).toHaveLength(records.length);
  for (const { row } of sealed) expect(row).toMatchObject({ keyId: keys[0]?.id });
});

test('in the clear are the columns that the house names, and no other', async () => {
  const columns: Record<string, string[]> = {};
  for (const { store, row } of await dump(await filled())) columns[store] = Object.keys(row as object).sort();
  const sealed = ['boxes', 'id', 'keyId'];
  const times = ['receivedAt', 'sentAt'];
  expect(columns).toEqual({
    keys: ['id', 'key', 'madeAt'],
    profiles: sealed,
    secrets: sealed,
    runs: [...sealed, 'profileId', 'startedAt'].sort(),
    attempts: [...sealed, 'runId', 'stage', 'startedAt'].sort(),
    tokens: [...sealed, 'profileId', ...times].sort(),
    ...{ collections: sealed, environments: sealed },
    ...{ requests: ['bodyIds', ...sealed], drafts: ['bodyIds', ...sealed] },
    callParts: sealed,
    calls: [
      ...['id', 'profileId', 'tokenId', 'requestId', 'purpose', 'method', 'origin', 'path', 'status', ...times],
      ...['ending', 'hopCount', 'totalMs', 'requestBytes', 'responseBytes', 'isBodyDropped'],
      ...['bodyBytes', 'recordBytes', 'largeBodyId', 'bodyIds', 'practiceMarks'],
    ].sort(),
  });
});

test('a call shows origin and path: no user, no query, no fragment, and a slot by its label', async () => {
  const rows = await dump(await filled());
  const call = rows.find(({ store }) => store === 'calls')?.row;
  expect(call).toMatchObject({ origin: 'https://api.example', path: '/users/%7BaccessToken%7D', status: 201 });
});

test('an IV is never used twice, not even for the same record', async () => {
  const indexedDB = new IDBFactory();
  const vault = await openTestVault({ indexedDB, now: () => noon });
  open.push(vault);
  const ivs: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    await vault.put(records);
    for (const { row } of await dump(indexedDB))
      for (const box of Object.values((row as { boxes?: Record<string, { iv: Uint8Array }> }).boxes ?? {})) {
        expect(box.iv).toHaveLength(12);
        ivs.push(Buffer.from(box.iv).toString('hex'));
      }
  }
  expect(ivs.length).toBeGreaterThan(200);
  expect(new Set(ivs).size).toBe(ivs.length);
});

async function filled(): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const vault = await openTestVault({ indexedDB, now: () => noon });
  open.push(vault);
  await vault.put(records);
  await vault.storeResponse(`${mark('state')}2`, response);
  return indexedDB;
}

interface Dumped {
  readonly store: string;
  readonly row: unknown;
}

/** Every row of every store, keys of rows included. */
async function dump(indexedDB: IDBFactory): Promise<Dumped[]> {
  const database = await result<IDBDatabase>(indexedDB.open('authscope'));
  const stores = [...database.objectStoreNames];
  const rows = await Promise.all(
    stores.map(async (store) => {
      const all = await result<unknown[]>(database.transaction(store).objectStore(store).getAll());
      return all.map((row) => ({ store, row }));
    }),
  );
  database.close();
  return rows.flat();
}

function result<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** All bytes in a value: texts as UTF-8, names of fields, typed arrays and buffers as they are. */
function* bytesOf(value: unknown): Generator<Buffer> {
  if (typeof value === 'string') yield Buffer.from(`${value}\n`);
  else if (value instanceof ArrayBuffer) yield Buffer.from(value);
  else if (ArrayBuffer.isView(value)) yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  else if (Array.isArray(value)) for (const each of value) yield* bytesOf(each);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      yield Buffer.from(`${name}\n`);
      yield* bytesOf(each);
    }
}

const encodings: Record<string, (text: string) => Buffer[]> = {
  plain: (text) => [Buffer.from(text)],
  json: (text) => [Buffer.from(JSON.stringify(text).slice(1, -1))],
  // Three, for what stands before shifts the groups; the ends of each depend on the neighbours and go.
  base64: (text) => shifted(text).map((buffer) => Buffer.from(buffer.toString('base64').slice(4, -4))),
  base64url: (text) => shifted(text).map((buffer) => Buffer.from(buffer.toString('base64url').slice(4, -4))),
  hex: (text) => [Buffer.from(Buffer.from(text).toString('hex'))],
  upperHex: (text) => [Buffer.from(Buffer.from(text).toString('hex').toUpperCase())],
  url: (text) => [Buffer.from(encodeURIComponent(text))],
  form: (text) => [Buffer.from(new URLSearchParams([['', text]]).toString().slice(1))],
  utf16le: (text) => [Buffer.from(text, 'utf16le')],
  utf16be: (text) => [Buffer.from(text, 'utf16le').swap16()],
  latin1: (text) => [Buffer.from(text, 'latin1')],
};

function shifted(text: string): Buffer[] {
  return ['', '.', '..'].map((before) => Buffer.from(before + text));
}

function encodingsIn(bytes: Buffer, text: string): string[] {
  return Object.keys(encodings).filter((name) => encodings[name]?.(text).some((written) => bytes.includes(written)));
}
