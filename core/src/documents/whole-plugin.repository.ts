import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { DocumentRow } from './documents.repository.ts';

/** All documents of a plugin in all districts, or those that are one person's. */
export interface Selection {
  readonly pluginId: string;
  readonly personId?: string | undefined;
}

/** A document without its value, and where it is kept. */
export interface PlacedHead extends Omit<DocumentRow, 'value'> {
  readonly district_id: string;
  readonly collection: string;
}

const columns = 'id, district_id, collection, document_key, bytes, revision, person_id, updated_at';

function condition({ personId }: Selection): string {
  return `plugin_id = :pluginId ${personId === undefined ? '' : 'AND person_id = :personId'}`;
}

/** In the order in which they were first put; one more than the limit where there are more. */
export function findSelected(
  db: SqlScope,
  selection: Selection,
  { cursor, limit }: { cursor: number; limit: number },
): Promise<PlacedHead[]> {
  return db.select(
    `SELECT ${columns} FROM documents_documents WHERE ${condition(selection)} AND id > :cursor ORDER BY id LIMIT :most`,
    { ...selection, cursor, most: limit + 1 },
  );
}

/** Some of them, held, so that what is counted for them is still true when they are deleted. */
export function lockSome(db: LockingSqlScope, selection: Selection, limit: number): Promise<PlacedHead[]> {
  return db.lockAll(
    `SELECT ${columns} FROM documents_documents WHERE ${condition(selection)} ORDER BY id LIMIT :limit`,
    {
      ...selection,
      limit,
    },
  );
}
