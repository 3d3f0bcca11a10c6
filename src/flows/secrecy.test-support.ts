/** The secrets, in any encoding they could travel in, that a text holds. */
export function leaksIn(text: string, secrets: Iterable<string>): string[] {
  return [...secrets].filter((secret) => spellingsOf(secret).some((spelling) => text.includes(spelling)));
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    Buffer.from(`practice-app:${secret}`).toString('base64'),
    // Neither half of it either: what is cut is as good as shown. A JWT's first half is the same in many.
    secret.slice(Math.ceil(secret.length / 2)),
    ...(secret.startsWith('eyJ') ? [] : [secret.slice(0, Math.floor(secret.length / 2))]),
  ];
}

/** Everything a value holds, as text: bytes as text too. */
export function textOf(value: unknown): string {
  const json = JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof ArrayBuffer) return Buffer.from(each).toString('latin1');
    if (ArrayBuffer.isView(each)) return Buffer.from(each.buffer, each.byteOffset, each.byteLength).toString('latin1');
    if (each instanceof Map || each instanceof Set) return [...each];
    return each;
  });
  return json ?? '';
}

/** Everything that a database holds, as it stands on disk. */
export async function dump(indexedDB: IDBFactory): Promise<string> {
  const dumped: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      dumped.push([name, store, await settled(rows.getAllKeys()), await settled(rows.getAll())]);
    }
    database.close();
  }
  return textOf(dumped);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
