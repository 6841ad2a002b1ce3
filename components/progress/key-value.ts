/** Values that outlive the visit, by name. Every call may reject: storage can be full, refused or broken. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  /** Reads, changes and writes in one transaction, so that two tabs never overwrite each other. Resolves to what was written. */
  update<T>(key: string, change: (before: unknown) => T): Promise<T>;
}

const DATABASE = 'backoff';
const STORE = 'kept';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The transaction was aborted', 'AbortError'));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Without storage at all the property itself is missing, or reading it throws.
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new DOMException('Another tab holds the storage', 'AbortError'));
  });
}

/** The browser's own database. It is opened with the first call. */
export function browserKeyValue(): KeyValue {
  let opening: Promise<IDBDatabase> | null = null;
  const database = () => {
    opening ??= openDatabase();
    return opening;
  };
  return {
    async get(key) {
      const transaction = (await database()).transaction(STORE, 'readonly');
      return settled(transaction.objectStore(STORE).get(key));
    },
    async update(key, change) {
      const transaction = (await database()).transaction(STORE, 'readwrite');
      const done = finished(transaction);
      // A failed request also aborts the transaction, which rejects below.
      done.catch(() => {});
      const store = transaction.objectStore(STORE);
      const after = change(await settled(store.get(key)));
      store.put(after, key);
      await done;
      return after;
    },
  };
}
