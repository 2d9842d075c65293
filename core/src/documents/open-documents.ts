import type { DocumentPage, DocumentScope, StoredDocument } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import { checkCollection, checkKey } from './document-names.ts';
import { checkFilter, checkListOptions } from './document-options.ts';
import { countDocuments, findDocument } from './documents.repository.ts';
import { HeldDocuments, type Bounds } from './held-documents.ts';
import type { Partition } from './partition.ts';
import { fromRow, readPage } from './read-documents.ts';

/** A plugin's documents outside of a transaction: reads wait for nobody, each change is a transaction of its own. */
export class OpenDocuments implements DocumentScope {
  readonly #database: Database;
  readonly #partition: Partition;
  readonly #bounds: Bounds;

  constructor(database: Database, partition: Partition, bounds: Bounds) {
    this.#database = database;
    this.#partition = partition;
    this.#bounds = bounds;
  }

  async get<T>(collection: string, key: string): Promise<StoredDocument<T> | undefined> {
    const place = { ...this.#partition, collection: checkCollection(collection), key: checkKey(key) };
    const row = await findDocument(this.#database, place);
    return row && fromRow<T>(row);
  }

  put(collection: string, key: string, value: unknown, options?: object): Promise<{ revision: number }> {
    return this.#change((documents) => documents.put(collection, key, value, options));
  }

  delete(collection: string, key: string, options?: object): Promise<boolean> {
    return this.#change((documents) => documents.delete(collection, key, options));
  }

  async list<T>(collection: string, options?: object): Promise<DocumentPage<T>> {
    return readPage<T>(this.#database, this.#partition, checkCollection(collection), checkListOptions(options));
  }

  async count(collection: string, options?: object): Promise<number> {
    return countDocuments(this.#database, this.#partition, checkCollection(collection), checkFilter(options));
  }

  #change<T>(work: (documents: HeldDocuments) => Promise<T>): Promise<T> {
    return this.#database.transaction(async (db) => {
      const documents = new HeldDocuments(db, this.#partition, this.#bounds);
      const result = await work(documents);
      await documents.settle();
      return result;
    });
  }
}
