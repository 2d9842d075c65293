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

/** By an expression for one person: otherwise SQLite would walk through all of the plugin's documents in their order. */
function conditionOf({ personId }: Selection): { where: string; order: string } {
  if (personId === undefined) return { where: 'plugin_id = :pluginId', order: 'id' };
  return { where: 'plugin_id = :pluginId AND person_id = :personId', order: 'id + 0' };
}

/** In the order in which they were first put; one more than the limit where there are more. */
export function findSelected(
  db: SqlScope,
  selection: Selection,
  { cursor, limit }: { cursor: number; limit: number },
): Promise<PlacedHead[]> {
  const { where, order } = conditionOf(selection);
  return db.select(
    `SELECT ${columns} FROM documents_documents WHERE ${where} AND ${order} > :cursor ORDER BY ${order} LIMIT :most`,
    { ...selection, cursor, most: limit + 1 },
  );
}

/** Some of them, held, so that what is counted for them is still true when they are deleted. */
export function lockSome(db: LockingSqlScope, selection: Selection, limit: number): Promise<PlacedHead[]> {
  const { where, order } = conditionOf(selection);
  return db.lockAll(`SELECT ${columns} FROM documents_documents WHERE ${where} ORDER BY ${order} LIMIT :limit`, {
    ...selection,
    limit,
  });
}
