type Row = Record<string, unknown>;

/** Changes a row where it lies, past the vault: damage, or what another version wrote. */
export function rewriteRow(indexedDB: IDBFactory, [store, id]: [string, string], change: (row: Row) => Row) {
  return new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('authscope');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(store, 'readwrite');
      const rows = transaction.objectStore(store);
      const getting = rows.get(id);
      getting.onsuccess = () => rows.put(change(getting.result));
      transaction.oncomplete = () => resolve(opening.result.close());
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
