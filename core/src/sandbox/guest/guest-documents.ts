import type { DeleteOptions, DocumentFilter, DocumentPage, DocumentScope, ListOptions, PutOptions, StoredDocument } from '@fudao/plugin-sdk';
import { encodeValue } from '../../documents/document-value.ts';

export type Ask = <T>(method: string, args: readonly unknown[]) => Promise<T>;

/** The documents, asked for through the pipe; the core knows whose they are. */
export class GuestDocuments implements DocumentScope {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  get<T>(collection: string, key: string): Promise<StoredDocument<T> | undefined> {
    return this.#ask('documents.get', [collection, key]);
  }

  async put(collection: string, key: string, value: unknown, options?: PutOptions): Promise<{ revision: number }> {
    // Here, since a pipe of JSON would change in silence what the storage refuses: a date, a map, NaN.
    encodeValue(value);
    return this.#ask('documents.put', [collection, key, value, ...given(options)]);
  }

  delete(collection: string, key: string, options?: DeleteOptions): Promise<boolean> {
    return this.#ask('documents.delete', [collection, key, ...given(options)]);
  }

  list<T>(collection: string, options?: ListOptions): Promise<DocumentPage<T>> {
    return this.#ask('documents.list', [collection, ...given(options)]);
  }

  count(collection: string, filter?: DocumentFilter): Promise<number> {
    return this.#ask('documents.count', [collection, ...given(filter)]);
  }
}

/** JSON has no undefined; a list would get null for it. */
function given<T>(option: T | undefined): readonly T[] {
  return option === undefined ? [] : [option];
}
