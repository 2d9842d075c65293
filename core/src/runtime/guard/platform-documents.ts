import type {
  DeleteOptions,
  DocumentFilter,
  DocumentPage,
  DocumentScope,
  ListOptions,
  PutOptions,
  StoredDocument,
} from '@fudao/plugin-sdk';
import { asPlatform } from './boundary.ts';

/** The documents as a plugin reaches them: what it does there is the platform's work, not the plugin's. */
export class PlatformDocuments implements DocumentScope {
  readonly #documents: DocumentScope;

  constructor(documents: DocumentScope) {
    this.#documents = documents;
  }

  get<T>(collection: string, key: string): Promise<StoredDocument<T> | undefined> {
    return asPlatform(() => this.#documents.get<T>(collection, key));
  }

  put(collection: string, key: string, value: unknown, options?: PutOptions): Promise<{ revision: number }> {
    return asPlatform(() => this.#documents.put(collection, key, value, options));
  }

  delete(collection: string, key: string, options?: DeleteOptions): Promise<boolean> {
    return asPlatform(() => this.#documents.delete(collection, key, options));
  }

  list<T>(collection: string, options?: ListOptions): Promise<DocumentPage<T>> {
    return asPlatform(() => this.#documents.list<T>(collection, options));
  }

  count(collection: string, filter?: DocumentFilter): Promise<number> {
    return asPlatform(() => this.#documents.count(collection, filter));
  }
}
