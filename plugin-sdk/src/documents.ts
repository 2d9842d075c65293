/** Bounds of the document storage. Whatever is past them is refused, never cut. */
export const documentLimits = Object.freeze({
  /** Characters of a collection's name: kebab-case, beginning with a letter. */
  collection: 40,
  /** Characters of a key: letters, digits and `. _ : / @ -`, beginning with a letter or digit. */
  key: 128,
  /** Bytes of a document's JSON in UTF-8. */
  bytes: 64 * 1024,
  /** Lists and objects inside of one another, the document itself counted. */
  depth: 32,
  /** Documents of one page; a page of large ones ends earlier. */
  page: 200,
});

/** A document as it is kept. */
export interface StoredDocument<T = unknown> {
  readonly key: string;
  readonly value: T;
  /**
   * Grows with every change. Not a count: a document that is put again after it was deleted never has a
   * revision that it had before.
   */
  readonly revision: number;
  /** Whose data it is; null where it is nobody's. */
  readonly personId: string | null;
  /** Milliseconds since 1970 (UTC). */
  readonly updatedAt: number;
}

export interface PutOptions {
  /**
   * The account whose data the document is: the platform exports and erases it with that person. Left out, a
   * document stays whose it was; null makes it nobody's.
   */
  personId?: string | null | undefined;
  /** Puts only if the document still has this revision; 0: only if there is none. */
  expectedRevision?: number | undefined;
}

export interface DeleteOptions {
  /** Deletes only if the document still has this revision. */
  expectedRevision?: number | undefined;
}

export interface DocumentFilter {
  /** Only keys that begin so. */
  prefix?: string | undefined;
  /** Only documents that are this person's. */
  personId?: string | undefined;
}

export interface ListOptions extends DocumentFilter {
  /** 50 unless told; at most 200. A page of large documents may have fewer and still not be the last. */
  limit?: number | undefined;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** From the last key to the first. */
  descending?: boolean | undefined;
}

export interface DocumentPage<T = unknown> {
  /** By key, in the order of their bytes; keys from `newId()` come in the order of time. */
  readonly items: readonly StoredDocument<T>[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * The storage that every plugin has: JSON documents by key, in named collections. What is seen belongs to this
 * plugin and to the district of the call (`context.districtId`); calls without a district, such as timers and those
 * of city administrators, see a part of their own. Neither can be chosen by a handler.
 *
 * A value is what JSON can say (texts, finite numbers, booleans, null, lists, plain objects) and comes back equal;
 * fields that are undefined are left out. The district's documents of a plugin have a quota of bytes.
 *
 * On a context each call stands for itself. On `work.documents` all happens or nothing, and what was read stays as
 * it was read until the transaction ends: a document that is there is held alone; one that is not there, a list
 * and a count hold all the plugin's documents of the district, so that others wait. Where that is not needed, read
 * through the context.
 *
 * Throws `documentErrors`: INVALID, TOO_LARGE, CHANGED_MEANWHILE, QUOTA_EXCEEDED.
 */
export interface DocumentScope {
  get<T = unknown>(collection: string, key: string): Promise<StoredDocument<T> | undefined>;
  /** Keeps the whole value in the place of what was there; gives the new revision. */
  put(collection: string, key: string, value: unknown, options?: PutOptions): Promise<{ revision: number }>;
  /** Gives whether there was one. */
  delete(collection: string, key: string, options?: DeleteOptions): Promise<boolean>;
  list<T = unknown>(collection: string, options?: ListOptions): Promise<DocumentPage<T>>;
  count(collection: string, filter?: DocumentFilter): Promise<number>;
}
