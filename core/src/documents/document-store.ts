import type { DocumentScope, LockingSqlScope } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import { HeldDocuments, type Bounds } from './held-documents.ts';
import { OpenDocuments } from './open-documents.ts';
import type { Partition } from './partition.ts';

/** Opens the documents of a plugin and district: by itself, or within a transaction. */
export class DocumentStore {
  readonly #database: Database;
  readonly #bounds: Bounds;

  constructor(database: Database, bounds: Bounds) {
    this.#database = database;
    this.#bounds = bounds;
  }

  open(partition: Partition): DocumentScope {
    return new OpenDocuments(this.#database, partition, this.#bounds);
  }

  /** Whoever opens it calls `settle` as the last of the transaction. */
  within(db: LockingSqlScope, partition: Partition): HeldDocuments {
    return new HeldDocuments(db, partition, this.#bounds);
  }
}
