import {
  documentErrors,
  type DocumentPage,
  type DocumentScope,
  type LockingSqlScope,
  type StoredDocument,
} from '@fudao/plugin-sdk';
import { checkCollection, checkKey } from './document-names.ts';
import {
  checkDeleteOptions,
  checkFilter,
  checkListOptions,
  checkPutOptions,
  type PutWish,
} from './document-options.ts';
import { encodeValue } from './document-value.ts';
import {
  countDocuments,
  deleteDocuments,
  insertDocument,
  lockDocument,
  lockHead,
  updateDocument,
  type DocumentHead,
  type Place,
} from './documents.repository.ts';
import { nextRevision } from './next-revision.ts';
import type { Partition } from './partition.ts';
import { fromRow, readPage } from './read-documents.ts';
import { countChange, holdPartition } from './usage.repository.ts';

/** What a row takes beside its JSON and its names. */
const ROW_BYTES = 128;

export interface Bounds {
  readonly quotaBytes: number;
  now(): Date;
}

/**
 * A plugin's documents in an open transaction. What was read stays so until its end: a document is held by its
 * row; the absence of one, a list and a count by the row of `documents_usage`, which every change touches before
 * its commit. What changed is counted once, by `settle`, so that this row is held for the last moment only.
 */
export class HeldDocuments implements DocumentScope {
  readonly #db: LockingSqlScope;
  readonly #partition: Partition;
  readonly #bounds: Bounds;
  #bytes = 0;
  #documents = 0;
  #isChanged = false;
  #isHeld = false;

  constructor(db: LockingSqlScope, partition: Partition, bounds: Bounds) {
    this.#db = db;
    this.#partition = partition;
    this.#bounds = bounds;
  }

  async get<T>(collection: string, key: string): Promise<StoredDocument<T> | undefined> {
    const place = this.#place(collection, key);
    const row = (await lockDocument(this.#db, place)) ?? (await this.#readAbsence(place));
    return row && fromRow<T>(row);
  }

  async put(collection: string, key: string, value: unknown, options?: object): Promise<{ revision: number }> {
    const place = this.#place(collection, key);
    const wish = checkPutOptions(options);
    const { json, bytes } = encodeValue(value);
    const size = bytes + place.collection.length + place.key.length + ROW_BYTES;
    // A second turn only where another put of the same key came in between.
    for (;;) {
      const before = await lockHead(this.#db, place);
      demandRevision(before, wish.expectedRevision);
      const revision = await this.#write(place, before, { json, size, wish });
      if (revision !== undefined) return { revision };
    }
  }

  async delete(collection: string, key: string, options?: object): Promise<boolean> {
    const place = this.#place(collection, key);
    const { expectedRevision } = checkDeleteOptions(options);
    const before = await lockHead(this.#db, place);
    demandRevision(before, expectedRevision);
    if (!before) return false;
    await deleteDocuments(this.#db, [before.id]);
    this.#count(-before.bytes, -1);
    return true;
  }

  async list<T>(collection: string, options?: object): Promise<DocumentPage<T>> {
    const range = checkListOptions(options);
    const name = checkCollection(collection);
    await this.#hold();
    return readPage<T>(this.#db, this.#partition, name, range);
  }

  async count(collection: string, options?: object): Promise<number> {
    const filter = checkFilter(options);
    const name = checkCollection(collection);
    await this.#hold();
    return countDocuments(this.#db, this.#partition, name, filter);
  }

  /** Last of the transaction: counts what it changed. @throws DOCUMENTS_QUOTA_EXCEEDED */
  async settle(): Promise<void> {
    // Also where no byte changed: whoever holds the partition waits for this.
    if (!this.#isChanged) return;
    if (!(await this.#countChange())) {
      // Refused, or nothing was counted here before.
      await this.#hold();
      if (!(await this.#countChange())) throw quotaExceeded(this.#bounds);
    }
    this.#isChanged = false;
    this.#bytes = 0;
    this.#documents = 0;
  }

  async #write(
    place: Place,
    before: DocumentHead | undefined,
    { json, size, wish }: { json: string; size: number; wish: PutWish },
  ): Promise<number | undefined> {
    const now = this.#bounds.now().getTime();
    const revision = nextRevision(before?.revision, now);
    const person_id = wish.personId === undefined ? (before?.person_id ?? null) : wish.personId;
    const content = { value: json, bytes: size, revision, person_id, updated_at: now };
    if (before) await updateDocument(this.#db, before.id, content);
    else if (!(await insertDocument(this.#db, place, content))) return undefined;
    this.#count(size - (before?.bytes ?? 0), before ? 0 : 1);
    return revision;
  }

  /** Whether it is still not there once nobody else can put it. */
  async #readAbsence(place: Place) {
    await this.#hold();
    return lockDocument(this.#db, place);
  }

  async #hold(): Promise<void> {
    if (this.#isHeld) return;
    await holdPartition(this.#db, this.#partition);
    this.#isHeld = true;
  }

  #count(bytes: number, documents: number): void {
    this.#isChanged = true;
    this.#bytes += bytes;
    this.#documents += documents;
    // One transaction must not fill the disk before it is counted.
    if (this.#bytes > this.#bounds.quotaBytes) throw quotaExceeded(this.#bounds);
  }

  #countChange(): Promise<boolean> {
    const change = { bytes: this.#bytes, documents: this.#documents };
    return countChange(this.#db, this.#partition, change, this.#bounds.quotaBytes);
  }

  #place(collection: string, key: string): Place {
    return { ...this.#partition, collection: checkCollection(collection), key: checkKey(key) };
  }
}

function demandRevision(before: DocumentHead | undefined, expected: number | undefined): void {
  if (expected === undefined || (before?.revision ?? 0) === expected) return;
  throw documentErrors.CHANGED_MEANWHILE();
}

function quotaExceeded({ quotaBytes }: Bounds): Error {
  return documentErrors.QUOTA_EXCEEDED({ megabytes: Number((quotaBytes / 1e6).toPrecision(2)) });
}
