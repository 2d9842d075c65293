/** A part of a recording that the server may not have yet. */
export interface SoundPart {
  readonly accountId: string;
  readonly sessionId: string;
  readonly take: string;
  /** Where it begins in its take, in bytes. */
  readonly offset: number;
  readonly content: ArrayBuffer;
}

/** A stretch without a break, as far as it was recorded. */
export interface KeptTake {
  readonly accountId: string;
  readonly sessionId: string;
  readonly take: string;
  readonly bytes: number;
}

/** Where parts wait for being sent; each call is done whole, or rejects. */
export interface PartStore {
  add(part: SoundPart): Promise<void>;
  /** The first of an account's in the order of recording. */
  first(accountId: string): Promise<SoundPart | undefined>;
  count(accountId: string): Promise<number>;
  remove(part: SoundPart): Promise<void>;
  takes(accountId: string): Promise<KeptTake[]>;
  removeTake(take: KeptTake): Promise<void>;
  /** All that is of a session: nothing of it is wanted any more. */
  removeSession(accountId: string, sessionId: string): Promise<void>;
}

const takeOf = ({ accountId, sessionId, take, offset, content }: SoundPart): KeptTake => ({ accountId, sessionId, take, bytes: offset + content.byteLength });

const done = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });

const committed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('the browser keeps nothing'));
  });

/** All keys that begin so: an array sorts after every text and number. */
const startingWith = (...start: string[]) => IDBKeyRange.bound(start, [...start, []]);
const keyOf = ({ accountId, sessionId, take }: KeptTake) => [accountId, sessionId, take];

/** In the browser's own database, where they outlast a reload and a crash. */
export class IndexedParts implements PartStore {
  private readonly opened: Promise<IDBDatabase>;

  /** @param name of the database; a spec gives its own */
  constructor(name = 'fudao.one-to-one.recording') {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('parts', { keyPath: ['accountId', 'sessionId', 'take', 'offset'] });
      request.result.createObjectStore('takes', { keyPath: ['accountId', 'sessionId', 'take'] });
    };
    this.opened = done(request);
    // Told by whatever is asked of it first.
    this.opened.catch(() => undefined);
  }

  add(part: SoundPart): Promise<void> {
    return this.change((parts, takes) => {
      parts.put(part);
      takes.put(takeOf(part));
    });
  }

  async first(accountId: string): Promise<SoundPart | undefined> {
    const parts = (await this.opened).transaction('parts').objectStore('parts');
    return (await done<SoundPart[]>(parts.getAll(startingWith(accountId), 1)))[0];
  }

  async count(accountId: string): Promise<number> {
    return done((await this.opened).transaction('parts').objectStore('parts').count(startingWith(accountId)));
  }

  remove(part: SoundPart): Promise<void> {
    return this.change((parts) => parts.delete([...keyOf(takeOf(part)), part.offset]));
  }

  async takes(accountId: string): Promise<KeptTake[]> {
    return done<KeptTake[]>((await this.opened).transaction('takes').objectStore('takes').getAll(startingWith(accountId)));
  }

  removeTake(take: KeptTake): Promise<void> {
    return this.change((_, takes) => takes.delete(keyOf(take)));
  }

  removeSession(accountId: string, sessionId: string): Promise<void> {
    return this.change((parts, takes) => {
      for (const store of [parts, takes]) store.delete(startingWith(accountId, sessionId));
    });
  }

  private async change(make: (parts: IDBObjectStore, takes: IDBObjectStore) => void): Promise<void> {
    const transaction = (await this.opened).transaction(['parts', 'takes'], 'readwrite');
    make(transaction.objectStore('parts'), transaction.objectStore('takes'));
    await committed(transaction);
  }
}
