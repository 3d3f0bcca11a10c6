import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase } from './database.ts';
import { someCall, someProfile, someRequest, someToken } from './records.test-support.ts';
import { filesBeside, openTestVault } from './vault.test-support.ts';
import { type Exported, newSecret, type Vault, type VaultRecord } from './vault.ts';

const open: Vault[] = [];
afterEach(() => {
  for (const vault of open.splice(0)) vault.close();
});

/** A browser with two tabs: one makes the backup, the other goes on working. */
async function twoTabs() {
  const indexedDB = new IDBFactory();
  const openTab = async () => {
    const vault = await openTestVault({ indexedDB });
    open.push(vault);
    return vault;
  };
  return { indexedDB, exporting: await openTab(), working: await openTab(), files: filesBeside(indexedDB) };
}

/** What is left of an export, the bytes of bodies included. */
async function restOf(exported: AsyncIterable<Exported>): Promise<{ records: VaultRecord[]; bodies: number[] }> {
  const records: VaultRecord[] = [];
  const bodies: number[] = [];
  for await (const each of exported) {
    if (each.kind === 'record') records.push(each.record);
    if (each.kind === 'body') bodies.push((await new Response(each.bytes as BodyInit).arrayBuffer()).byteLength);
  }
  return { records, bodies };
}

/** Goes on with an iteration that was begun. */
const goingOn = (iterator: AsyncIterator<Exported>): AsyncIterable<Exported> => ({
  [Symbol.asyncIterator]: () => iterator,
});

/** Records of every store that only make sense together. */
function generation(number: number): VaultRecord[] {
  const mark = `${number}`;
  return [
    { kind: 'profile', profile: someProfile({ name: mark }) },
    { kind: 'secret', secret: newSecret('access token', mark, () => 'secret-1') },
    { kind: 'request', request: someRequest({ name: mark }) },
    { kind: 'token', token: someToken({ scopesAsked: [mark] }) },
    { kind: 'call', call: someCall({ body: new TextEncoder().encode(mark) }) },
  ];
}

function generationOf(record: VaultRecord): string | undefined {
  switch (record.kind) {
    case 'profile':
      return record.profile.name;
    case 'secret':
      return record.secret.value.reveal();
    case 'request':
      return record.request.name;
    case 'token':
      return record.token.scopesAsked[0];
    case 'call':
      return new TextDecoder().decode(record.call.body);
    default:
      return record.kind;
  }
}

test('everything in a backup is of one moment, whatever another tab writes between its stores', async () => {
  const { exporting, working } = await twoTabs();
  await working.put(generation(0));
  let isOver = false;
  const writing = (async () => {
    for (let number = 1; !isOver; number += 1) await working.put(generation(number));
  })();
  const seen = new Set<string | undefined>();
  for (let round = 0; round < 12; round += 1) {
    const { records } = await restOf(await exporting.exportRecords({ hasCalls: true }));
    expect(records).toHaveLength(5);
    const generations = new Set(records.map(generationOf));
    expect([...generations]).toHaveLength(1);
    seen.add([...generations][0]);
  }
  isOver = true;
  await writing;
  expect(seen.size, 'the other tab went on meanwhile').toBeGreaterThan(1);
});

test('what is written, and what is removed, after its first record is not in it, or in it still', async () => {
  const { exporting, working } = await twoTabs();
  await working.put(generation(0));
  const exported = (await exporting.exportRecords({ hasCalls: true }))[Symbol.asyncIterator]();
  expect((await exported.next()).value).toMatchObject({ kind: 'preferences' });
  await working.remove([
    { store: 'token', id: 'token-1' },
    { store: 'call', id: 'call-1' },
  ]);
  await working.put([{ kind: 'token', token: someToken({ id: 'token-2' }) }]);
  const { records } = await restOf(goingOn(exported));
  expect(records.map(({ kind }) => kind)).toEqual(['profile', 'secret', 'request', 'token', 'call']);
  expect(records).toContainEqual({ kind: 'token', token: someToken({ scopesAsked: ['0'] }) });
});

test('a body whose call another tab clears meanwhile is whole in it, and goes when it is over', async () => {
  const { exporting, working, files } = await twoTabs();
  const writer = working.writeBody();
  await writer.write(new Uint8Array(1_500_000));
  await working.put([{ kind: 'call', call: someCall({ largeBody: await writer.close() }) }]);
  const exported = (await exporting.exportRecords({ hasCalls: true }))[Symbol.asyncIterator]();
  await exported.next();
  await working.clearCalls();
  expect(await files.list()).toHaveLength(1);
  const { records, bodies } = await restOf(goingOn(exported));
  expect([records.length, bodies]).toEqual([1, [1_500_000]]);
  expect(await files.list()).toEqual([]);
});

test('an export that is given up holds nothing any longer', async () => {
  const { exporting, working, files } = await twoTabs();
  const writer = working.writeBody();
  await writer.write(new Uint8Array(1_500_000));
  await working.put([{ kind: 'call', call: someCall({ largeBody: await writer.close() }) }]);
  for await (const { kind } of await exporting.exportRecords({ hasCalls: true })) if (kind === 'preferences') break;
  await working.clearCalls();
  await vi.waitFor(async () => expect(await files.list()).toEqual([]));
});

test('rows come back as they lay, more than one batch of each store; a call without its sealed part is named', async () => {
  const { indexedDB, exporting, working } = await twoTabs();
  const ids = Array.from({ length: 47 }, (_, at) => `${at}`);
  const calls = ids.map((id) => someCall({ id, body: new Uint8Array(Number(id)), wireBody: new Uint8Array([1]) }));
  const tokens = ids.map((id) => someToken({ id }));
  await working.put(calls.map((call) => ({ kind: 'call', call })));
  await working.put(tokens.map((token) => ({ kind: 'token', token })));
  const database = await openDatabase(indexedDB);
  await database.delete('callParts', '7');
  database.close();
  const exported: Exported[] = [];
  for await (const each of await exporting.exportRecords({ hasCalls: true })) exported.push(each);
  const byId = <T extends { readonly id: string }>(records: T[]) =>
    records.toSorted((a, b) => a.id.localeCompare(b.id));
  const records = exported.flatMap((each) => (each.kind === 'record' ? [each.record] : []));
  expect(byId(records.flatMap((each) => (each.kind === 'token' ? [each.token] : [])))).toEqual(byId(tokens));
  const whole = calls.filter(({ id }) => id !== '7');
  expect(byId(records.flatMap((each) => (each.kind === 'call' ? [each.call] : [])))).toEqual(byId(whole));
  expect(exported.filter(({ kind }) => kind === 'unreadable')).toEqual([{ kind: 'unreadable', id: '7' }]);
});
