// Runs in a page of its own: imports one file from disk into the vault, and looks what it holds through for
// secrets, by turns with JSON.parse of the same text.
import { buildRecords } from '#collection/document-records.ts';
import { type FileOutcome, readFileInWorker } from '#flows/read-file-in-worker.ts';
import { scanShared } from '#flows/scan-shared.ts';
import { openVault } from '#vault/open-vault.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';

const rounds = 5;
/** They are looked for in every encoding. */
const secretsInVault = 100;

/** Milliseconds that the work takes, and the longest task of this thread meanwhile. */
async function measured(work: () => Promise<unknown>): Promise<{ ms: number; taskMs: number }> {
  // What ran before is none of this, and its task is over when a timer is up. It may be told of later.
  const since = performance.now();
  await new Promise((resolve) => setTimeout(resolve));
  const tasks: number[] = [];
  const note = (entries: PerformanceEntryList) =>
    tasks.push(...entries.flatMap(({ startTime, duration }) => (startTime >= since ? duration : [])));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  // The last task is told of after it has ended.
  await new Promise((resolve) => setTimeout(resolve));
  note(observer.takeRecords());
  observer.disconnect();
  return { ms, taskMs: Math.max(0, ...tasks) };
}

function recordsOf(outcome: FileOutcome, round: number): VaultRecord[] {
  if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
  let ids = 0;
  const made = buildRecords(outcome.imported.document, {
    ...{ profileIdOf: () => null, secretAt: () => null, now: Date.now() },
    idOf: (id) => `${round} ${id}`,
    newId: () => `${round} new ${++ids}`,
  });
  return [
    ...made.requests.map((request) => ({ kind: 'request', request }) as const),
    ...made.environments.map((environment) => ({ kind: 'environment', environment }) as const),
    ...(made.collection ? [{ kind: 'collection', collection: made.collection } as const] : []),
  ];
}

function secrets(): VaultRecord[] {
  return Array.from({ length: secretsInVault }, (_, at) => {
    const text = crypto.randomUUID();
    return { kind: 'secret', secret: newSecret('client secret', text, () => `secret ${at}`) };
  });
}

async function measure(name: string) {
  const vault = await openVault();
  await vault.put(secrets());
  const file = await (await fetch(`/bench/files/${name}`)).blob();
  const figures = {
    read: [] as number[],
    parse: [] as number[],
    store: [] as number[],
    scan: [] as number[],
    task: [] as number[],
    requests: 0,
  };
  for (let round = 0; round <= rounds; round += 1) {
    const text = await file.text();
    const began = performance.now();
    JSON.parse(text);
    const parse = performance.now() - began;
    let outcome: FileOutcome = { kind: 'cancelled' };
    const wish = { signal: new AbortController().signal, onProgress: () => {} };
    const read = await measured(async () => {
      outcome = await readFileInWorker({ file, name }, wish);
    });
    let records: VaultRecord[] = [];
    const store = await measured(async () => {
      records = recordsOf(outcome, round);
      await vault.put(records);
    });
    const scan = await measured(async () => {
      if (outcome.kind === 'imported') await scanShared({ vault }, outcome.imported.document);
    });
    // The first round also fetches the worker.
    if (round === 0) continue;
    figures.requests = records.filter(({ kind }) => kind === 'request').length;
    figures.read.push(read.ms);
    figures.parse.push(parse);
    figures.store.push(store.ms);
    figures.scan.push(scan.ms);
    figures.task.push(Math.max(read.taskMs, store.taskMs, scan.taskMs));
  }
  vault.close();
  return figures;
}

Object.assign(window, { measureImport: measure });
