// Runs at the console's own address: fills the log with ten thousand calls, then reads the log and single calls, by
// turns through the vault and straight out of IndexedDB, which is the floor: the same rows, nothing opened.
import type { Call } from '#call/call.ts';
import { text } from '#call/template.ts';
import { openVault } from '#vault/open-vault.ts';

const count = 10_000;
const rounds = 15;
const firstAt = Date.now() - count * 1_000;

function callOf(at: number): Call {
  const body = new TextEncoder().encode(JSON.stringify({ at, text: 'x'.repeat(2_000) }));
  return {
    ...{ id: `call-${at}`, purpose: 'api', profileId: '', tokenId: null, requestId: null, retryOf: null },
    request: {
      method: 'GET',
      url: text(`https://api.example/calls/${at}`),
      headers: [['Accept', text('application/json')]],
      body: { kind: 'none' },
    },
    ...{ sentAt: firstAt + at * 1_000, receivedAt: firstAt + at * 1_000 + 80, hops: [], tls: null, viaProxy: null },
    head: { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [['Content-Type', 'application/json']] },
    ...{ body, wireBody: null, largeBody: null, isBodyDropped: false, coding: null, redirectStop: null },
    ...{ echoes: null, readBy: null },
    ending: { kind: 'response' },
    phases: { dnsMs: 1, tcpMs: 2, tlsMs: 3, waitingMs: 60, downloadMs: 4, totalMs: 70 },
    ...{ connection: 'new', remoteAddress: '192.0.2.1' },
    sizes: { requestBytes: 0, responseBytes: body.length, decodedBytes: body.length },
  };
}

/** Milliseconds that the work takes. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function measure() {
  const vault = await openVault();
  for (let first = 0; first < count; first += 1_000)
    await vault.put(Array.from({ length: 1_000 }, (_, at) => ({ kind: 'call', call: callOf(first + at) }) as const));
  const database = await settled(indexedDB.open('authscope'));
  const rawLog = () => settled(database.transaction('calls').objectStore('calls').index('sentAt').getAll());
  const rawCall = (id: string) => {
    const transaction = database.transaction(['calls', 'callParts']);
    return Promise.all(['calls', 'callParts'].map((store) => settled(transaction.objectStore(store).get(id))));
  };
  const measured = { log: [] as number[], rawLog: [] as number[], call: [] as number[], rawCall: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [id, otherId] = [`call-${(round * 617) % count}`, `call-${(round * 617 + 301) % count}`];
    const times = {
      log: await timeOf(() => vault.loadCallLog()),
      rawLog: await timeOf(rawLog),
      call: await timeOf(() => vault.loadCall(id)),
      rawCall: await timeOf(() => rawCall(otherId)),
    };
    // The first round warms up.
    if (round > 0) for (const name of ['log', 'rawLog', 'call', 'rawCall'] as const) measured[name].push(times[name]);
  }
  database.close();
  vault.close();
  return measured;
}

Object.assign(window, { measured: await measure() });
