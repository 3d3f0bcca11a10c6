import { expect, test } from 'vitest';
import { sharedRequest } from '#collection/document.test-support.ts';
import { readDocument } from '#collection/read-document.ts';
import type { SharedCollection, SharedDocument, SharedRequest, SharedVariable } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { usedNames } from './document-names.ts';
import { isMovable, moveOutOfDocument } from './move-out-of-document.ts';
import { foundKey, scanDocument } from './scan-secrets.ts';

const secret = 'q7Zp41LkWm90TtXe';
const other = 'hB52vNq8RcY1wJ6d';
const textOf = (name: string, text: string): SharedVariable => ({
  ...{ name, isEnabled: true },
  value: { kind: 'text', text },
});
const named = (name: string): SharedVariable => ({ name, isEnabled: true, value: { kind: 'secret' } });
const header = (name: string, value: string, isEnabled = true) => ({ name, value, isEnabled });
const bearerToken = { kind: 'bearer', token: { kind: 'secret', label: 'token' } };

const documentOf = (requests: readonly Partial<SharedRequest>[], change: Partial<SharedDocument> = {}) => {
  const items = requests.map((each, at) => sharedRequest(`r${at}`, { name: `R${at}`, url: '/', ...each }));
  const collection = { id: 'c', name: 'Orders', auth: { kind: 'none' }, variables: [], notes: '', items } as const;
  return { profiles: [], environments: [], collection: { ...collection, isPart: false }, ...change };
};

function scan(document: SharedDocument) {
  const steps = scanDocument(document);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Moves everything out that is found, and looks again. */
function moveOut(document: SharedDocument) {
  const found = scan(document);
  const moved = moveOutOfDocument(document, found, new Map());
  const items = (moved.document.collection?.items ?? []) as readonly SharedRequest[];
  const secrets = moved.secrets.map(({ place, value }) => [place, value] as const);
  expect(scan(moved.document)).toEqual(found.filter((each) => !isMovable(each)));
  expect(readDocument(writeDocument(moved.document))).toMatchObject({ kind: 'document', document: moved.document });
  return { ...moved, items, secrets };
}

test('a bearer token leaves its header for the auth of its request', () => {
  const { items, secrets } = moveOut(documentOf([{ headers: [header('Authorization', `Bearer ${secret}`)] }]));
  expect(items[0]).toMatchObject({ headers: [], auth: bearerToken });
  expect(secrets).toEqual([[{ kind: 'auth', ownerId: 'r0' }, secret]]);
});

test('beside another secret of its auth, and in a header that is off, a variable stands for it', () => {
  const key = { kind: 'api-key', in: 'header', name: 'X-Key', value: { kind: 'text', text: other } } as const;
  const { items, secrets } = moveOut(
    documentOf([
      { auth: key, headers: [header('Authorization', `Bearer ${secret}`)] },
      { headers: [header('Authorization', `Bearer ${secret}`, false)] },
    ]),
  );
  expect(items[0]).toMatchObject({
    auth: { ...key, value: { kind: 'secret', label: 'X-Key' } },
    headers: [{ value: 'Bearer {{Authorization_Bearer}}' }],
  });
  expect(items[1]).toMatchObject({
    auth: { kind: 'inherit' },
    headers: [{ value: 'Bearer {{Authorization_Bearer}}' }],
  });
  expect(secrets).toEqual([
    [{ kind: 'auth', ownerId: 'r0' }, other],
    [{ kind: 'variable', groupId: 'c', name: 'Authorization_Bearer' }, secret],
  ]);
});

test('several in one text each get a name of their own, the same one wherever it stands', () => {
  const { document, items, secrets } = moveOut(
    documentOf([
      { url: `/a?api_key=${secret}&b=c&client_secret=${other}` },
      { body: { kind: 'json', text: `{"api_key": "${secret}", "n": 1}` } },
    ]),
  );
  expect(items[0]?.url).toBe('/a?api_key={{api_key}}&b=c&client_secret={{client_secret}}');
  expect(items[1]?.body).toEqual({ kind: 'json', text: '{"api_key": "{{api_key}}", "n": 1}' });
  expect(document.collection?.variables).toEqual([named('client_secret'), named('api_key')]);
  expect(secrets).toEqual([
    [{ kind: 'variable', groupId: 'c', name: 'client_secret' }, other],
    [{ kind: 'variable', groupId: 'c', name: 'api_key' }, secret],
  ]);
});

test('a name that the document asks for or has stands for something else', () => {
  const { items } = moveOut(
    documentOf([{ url: '/{{X-Api-Key}}', headers: [header('X-Api-Key', secret)] }], {
      environments: [{ name: 'Dev', role: null, variables: [textOf('X-Api-Key_2', 'b')] }],
    }),
  );
  expect(items[0]?.headers).toEqual([header('X-Api-Key', '{{X-Api-Key_3}}')]);
});

test('R27: a name that is used where it goes stands for something else, unless the same request asks for it', () => {
  const document = documentOf([{ url: `/orders?client_secret=${secret}` }]);
  const nameBeside = (here: SharedDocument) =>
    moveOutOfDocument(document, scan(document), usedNames(here)).document.collection?.variables;
  const mine = { url: '/?k={{client_secret}}' };
  const ofCollection = (requests: readonly Partial<SharedRequest>[]): SharedDocument => {
    const { collection, ...rest } = documentOf(requests);
    return {
      ...rest,
      collection: collection && ({ ...collection, variables: [named('client_secret')] } as SharedCollection),
    };
  };
  expect(nameBeside(documentOf([mine]))).toEqual([named('client_secret_2')]);
  expect(
    nameBeside(documentOf([], { environments: [{ name: 'Dev', role: null, variables: [named('client_secret')] }] })),
  ).toEqual([named('client_secret_2')]);
  expect(nameBeside(ofCollection([mine]))).toEqual([named('client_secret')]);
  expect(nameBeside(ofCollection([mine, mine]))).toEqual([named('client_secret_2')]);
});

test('a variable that holds one becomes secret; of two of one name that differ only one can', () => {
  const variables = [textOf('api_key', secret), textOf('api_key', other), textOf('region', 'eu')];
  const found = scan(documentOf([], { environments: [{ name: 'Dev', role: null, variables }] }));
  const moved = moveOutOfDocument(
    documentOf([], { environments: [{ name: 'Dev', role: null, variables }] }),
    found,
    new Map(),
  );
  expect(moved.document.environments[0]?.variables).toEqual([named('api_key'), ...variables.slice(1)]);
  expect(moved.secrets).toMatchObject([
    { place: { kind: 'environment', environment: 'Dev', name: 'api_key' }, value: secret, of: [found[0]] },
  ]);
});

test('of two environments of one name whose secrets differ, the one that stays is still told', () => {
  const devWith = (text: string) => ({ name: 'Dev', role: null, variables: [textOf('api_key', text)] });
  const document = documentOf([], { environments: [devWith(secret), devWith(other)] });
  const found = scan(document);
  const moved = new Set(
    moveOutOfDocument(document, found, new Map())
      .secrets.flatMap(({ of }) => of)
      .map(foundKey),
  );
  expect(found.filter((each) => !moved.has(foundKey(each)))).toMatchObject([{ in: { text: other } }]);
});

test('what is not asked for, and what takes no name, stays as it is', () => {
  const document = documentOf([{ notes: `client_secret=${secret}`, headers: [header('X-Api-Key', secret)] }]);
  const found = scan(document);
  expect(found.map(isMovable)).toEqual([true, false]);
  expect(moveOutOfDocument(document, [], new Map())).toEqual({ document, secrets: [] });
  expect(moveOutOfDocument(document, found, new Map()).document.collection?.items).toMatchObject([
    { notes: `client_secret=${secret}`, headers: [{ value: '{{X-Api-Key}}' }] },
  ]);
});
