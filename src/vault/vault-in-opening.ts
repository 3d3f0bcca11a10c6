import type { BodyWriter, Vault } from './vault.ts';

/** What answers at once. Everything else gives a promise. */
type AtOnce = 'writeBody' | 'readBody' | 'onCleared' | 'subscribe' | 'close';
type Waiting = Omit<Vault, AtOnce>;

/** A vault that can be used before it is open: everything waits for that, and rejects as the opening did. */
export function createVaultInOpening(opening: Promise<Vault>): Vault {
  const listen = (start: (vault: Vault) => () => void) => listenInOpening(opening, start);
  return {
    ...allWaiting(opening),
    writeBody: () => writerInOpening(opening.then((vault) => vault.writeBody())),
    readBody: (body) => streamInOpening(opening.then((vault) => vault.readBody(body))),
    onCleared: (listener) => listen((vault) => vault.onCleared(listener)),
    subscribe: (listener) => listen((vault) => vault.subscribe(listener)),
    close: () => void opening.then((vault) => vault.close(), ignored),
  };
}

/** A record, so that none can be missing. */
const waitingMethods: Readonly<Record<keyof Waiting, true>> = {
  put: true,
  remove: true,
  restore: true,
  loadProfile: true,
  loadProfiles: true,
  loadRun: true,
  loadRunsOf: true,
  loadToken: true,
  loadTokens: true,
  loadTokensOf: true,
  loadChildOf: true,
  loadCall: true,
  loadCallsOf: true,
  loadCallIdsOf: true,
  loadApiCalls: true,
  loadCallLog: true,
  loadLogEntriesOf: true,
  loadLatestStatuses: true,
  loadCollection: true,
  loadCollections: true,
  loadRequest: true,
  loadRequests: true,
  loadDraft: true,
  loadDrafts: true,
  loadEnvironment: true,
  loadEnvironments: true,
  open: true,
  loadOriginsOf: true,
  loadSecrets: true,
  storeResponse: true,
  takeAttempt: true,
  loadAttempt: true,
  removeBody: true,
  loadUsage: true,
  trimBodies: true,
  clearCalls: true,
  clearAll: true,
  deriveBackupKey: true,
  exportRecords: true,
  loadIds: true,
  beginRestore: true,
  persist: true,
};

type AnyMethod = (...args: readonly unknown[]) => Promise<unknown>;

function allWaiting(opening: Promise<Vault>): Waiting {
  const waiting = Object.keys(waitingMethods).map((name): [string, AnyMethod] => [
    name,
    async (...args) => {
      const vault = (await opening) as unknown as Record<string, AnyMethod>;
      return vault[name]?.(...args);
    },
  ]);
  return Object.fromEntries(waiting) as unknown as Waiting;
}

/** A vault that never opens has nothing to tell, and nothing to let go of. */
const ignored = () => {};

function listenInOpening(opening: Promise<Vault>, start: (vault: Vault) => () => void): () => void {
  let isStopped = false;
  let stop = () => {};
  opening.then((vault) => {
    if (!isStopped) stop = start(vault);
  }, ignored);
  return () => {
    isStopped = true;
    stop();
  };
}

function writerInOpening(opening: Promise<BodyWriter>): BodyWriter {
  opening.catch(ignored);
  return {
    write: async (bytes) => (await opening).write(bytes),
    close: async () => (await opening).close(),
    discard: async () => (await opening).discard(),
  };
}

function streamInOpening(opening: Promise<ReadableStream<Uint8Array>>): ReadableStream<Uint8Array> {
  const reading = opening.then((stream) => stream.getReader());
  reading.catch(ignored);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await (await reading).read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async (reason) => (await reading).cancel(reason),
    },
    // Nothing is opened before it is taken.
    { highWaterMark: 0 },
  );
}
