import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { blankRequest } from '#collection/saved-request.ts';
import { createChanges } from './changes.ts';
import { noon, someAttempt, someCall, someProfile, someRun, someToken } from './records.test-support.ts';
import { openTestVault } from './vault.test-support.ts';
import { type Change, everyRecord, newSecret, type Vault } from './vault.ts';

const open: Vault[] = [];
async function twoTabs(): Promise<[Vault, Vault]> {
  const indexedDB = new IDBFactory();
  const options = { indexedDB, now: () => noon };
  const tabs: [Vault, Vault] = [await openTestVault(options), await openTestVault(options)];
  open.push(...tabs);
  return tabs;
}
afterEach(() => {
  for (const vault of open.splice(0)) vault.close();
});

/** What a vault tells; `after(n)` waits for the nth change. */
function heard(vault: Vault) {
  const changes: Change[] = [];
  const stop = vault.subscribe((change) => changes.push(change));
  const after = (count: number) => vi.waitFor(() => expect(changes.length).toBeGreaterThanOrEqual(count));
  return { changes, stop, after };
}

test('a put is told in this tab and in the others, after it is stored', async () => {
  const [mine, other] = await twoTabs();
  const [here, there] = [heard(mine), heard(other)];
  await mine.put([
    { kind: 'secret', secret: newSecret('access token', 'not for the channel', () => 'secret-1') },
    { kind: 'profile', profile: someProfile() },
    { kind: 'run', run: someRun() },
    { kind: 'attempt', attempt: someAttempt() },
    { kind: 'token', token: someToken() },
    { kind: 'call', call: someCall() },
  ]);
  const told = [
    { store: 'profile', id: 'profile-1' },
    { store: 'run', id: 'run-1' },
    { store: 'attempt', id: 'run-1' },
    { store: 'token', id: 'token-1' },
    { store: 'call', id: 'call-1' },
  ];
  expect(here.changes).toEqual(told);
  await there.after(told.length);
  expect(there.changes).toEqual(told);
  expect(await other.loadToken('token-1')).toEqual(someToken());
});

test('the tab that waits for a response hears when the callback tab stores it', async () => {
  const [run, callback] = await twoTabs();
  await run.put([{ kind: 'attempt', attempt: someAttempt() }]);
  const there = heard(run);
  const response = { receivedAt: noon, fields: [['code', 'abc'] as const] };
  await callback.storeResponse('state-1', response);
  await there.after(1);
  expect(there.changes).toEqual([{ store: 'attempt', id: 'run-1' }]);
  expect((await run.loadAttempt('state-1'))?.response).toEqual(response);
});

test('what stored nothing tells nothing', async () => {
  const [mine, other] = await twoTabs();
  const here = heard(mine);
  await mine.put([]);
  await mine.storeResponse('unknown', { receivedAt: noon, fields: [] });
  await mine.takeAttempt('unknown', noon);
  const failing = { kind: 'run', run: { ...someRun(), id: Number.NaN } } as never;
  await expect(mine.put([failing])).rejects.toThrow();
  await other.put([{ kind: 'run', run: someRun({ id: 'last' }) }]);
  await here.after(1);
  expect(here.changes).toEqual([{ store: 'run', id: 'last' }]);
});

test('who stopped listening hears nothing more', async () => {
  const [mine] = await twoTabs();
  const here = heard(mine);
  here.stop();
  await mine.put([{ kind: 'run', run: someRun() }]);
  expect(here.changes).toEqual([]);
});

test('a listener that throws does so on its own', async () => {
  const channel = { postMessage: vi.fn(), close: vi.fn() } as unknown as BroadcastChannel;
  const changes = createChanges(channel);
  const tasks: (() => void)[] = [];
  vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => void tasks.push(task));
  const hears = vi.fn();
  changes.subscribe(() => {
    throw new Error('a broken pane');
  });
  changes.subscribe(hears);
  changes.announce([{ store: 'run', id: 'run-1' }]);
  vi.restoreAllMocks();
  expect(() => tasks[0]?.()).toThrow('a broken pane');
  tasks[1]?.();
  expect(hears).toHaveBeenCalledWith({ store: 'run', id: 'run-1' });
});

test('a collection of many requests is told of once, with every request stored', async () => {
  const [mine] = await twoTabs();
  const here = heard(mine);
  const requests = Array.from({ length: 450 }, (_, at) => ({ ...blankRequest, id: `r${at}`, changedAt: noon }));
  await mine.put(requests.map((request) => ({ kind: 'request', request })));
  await here.after(1);
  expect(here.changes).toEqual([{ store: 'request', id: everyRecord }]);
  for (const id of ['r0', 'r200', 'r449']) expect(await mine.loadRequest(id)).toMatchObject({ id });
});
