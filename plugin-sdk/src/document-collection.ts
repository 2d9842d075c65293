import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { documentErrors } from './document-errors.ts';
import type {
  DeleteOptions,
  DocumentFilter,
  DocumentPage,
  DocumentScope,
  ListOptions,
  PutOptions,
  StoredDocument,
} from './documents.ts';

/** One collection, its documents typed. */
export interface DocumentCollection<T> {
  get(key: string): Promise<StoredDocument<T> | undefined>;
  /** @throws DOCUMENTS_INVALID where the value does not fit the schema */
  put(key: string, value: T, options?: PutOptions): Promise<{ revision: number }>;
  delete(key: string, options?: DeleteOptions): Promise<boolean>;
  list(options?: ListOptions): Promise<DocumentPage<T>>;
  count(filter?: DocumentFilter): Promise<number>;
}

/**
 * Declares a collection once, with the shape of its documents: `const notes = defineCollection('notes', Note)`;
 * then `notes.of(context).get(id)`, or `notes.of(work).put(id, note)` in a transaction.
 *
 * What is put is checked by the schema (texts by `pattern`; `format` is not known here). What is read is typed and
 * not checked: a later schema must still describe what was put by an earlier one.
 */
export function defineCollection<S extends TSchema>(
  name: string,
  schema: S,
): { of(holder: { readonly documents: DocumentScope }): DocumentCollection<Static<S>> } {
  return {
    of: ({ documents }) => ({
      get: (key) => documents.get(name, key),
      put: async (key, value, options) => {
        demandFit(schema, value);
        return documents.put(name, key, value, options);
      },
      delete: (key, options) => documents.delete(name, key, options),
      list: (options) => documents.list(name, options),
      count: (filter) => documents.count(name, filter),
    }),
  };
}

function demandFit(schema: TSchema, value: unknown): void {
  if (Value.Check(schema, value)) return;
  const problem = Value.Errors(schema, value).First();
  throw documentErrors.INVALID({ reason: `${problem?.path || 'the value'}: ${problem?.message ?? 'it does not fit'}` });
}
