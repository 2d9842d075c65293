import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../database/index.ts';
import { prefixEnd } from './document-names.ts';
import type { Filter, Range } from './document-options.ts';
import type { Partition } from './partition.ts';

/** A document's place: one row has it. */
export interface Place extends Partition {
  readonly collection: string;
  readonly key: string;
}

export interface DocumentRow {
  readonly id: number;
  readonly document_key: string;
  readonly value: string;
  readonly bytes: number;
  readonly revision: number;
  readonly person_id: string | null;
  readonly updated_at: number;
}

export type DocumentHead = Omit<DocumentRow, 'value'>;

/** What a put writes. */
export type DocumentContent = Omit<DocumentRow, 'id' | 'document_key'>;

const head = 'id, document_key, bytes, revision, person_id, updated_at';
const atPlace =
  'plugin_id = :pluginId AND district_id = :districtId AND collection = :collection AND document_key = :key';
const inCollection = 'plugin_id = :pluginId AND district_id = :districtId AND collection = :collection';

export function findDocument(db: SqlScope, place: Place): Promise<DocumentRow | undefined> {
  return db.selectOne(`SELECT ${head}, value FROM documents_documents WHERE ${atPlace}`, { ...place });
}

export function lockDocument(db: LockingSqlScope, place: Place): Promise<DocumentRow | undefined> {
  return db.lockOne(`SELECT ${head}, value FROM documents_documents WHERE ${atPlace}`, { ...place });
}

/** All of it but the value. */
export function lockHead(db: LockingSqlScope, place: Place): Promise<DocumentHead | undefined> {
  return db.lockOne(`SELECT ${head} FROM documents_documents WHERE ${atPlace}`, { ...place });
}

/** False where another put came first. */
export async function insertDocument(db: SqlScope, place: Place, content: DocumentContent): Promise<boolean> {
  const { pluginId, districtId, collection, key } = place;
  const names = { plugin_id: pluginId, district_id: districtId, collection, document_key: key };
  try {
    await db.insert('documents_documents', { ...names, ...content });
    return true;
  } catch (error) {
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
}

export async function updateDocument(db: SqlScope, id: number, content: DocumentContent): Promise<void> {
  await db.update('documents_documents', { ...content }, { id });
}

export async function deleteDocuments(db: SqlScope, ids: readonly number[]): Promise<void> {
  await db.delete('documents_documents', { id: ids });
}

function condition({ prefix, personId }: Filter): string {
  return [
    inCollection,
    ...(prefix === undefined ? [] : ['document_key >= :prefix AND document_key < :prefixEnd']),
    ...(personId === undefined ? [] : ['person_id = :personId']),
  ].join(' AND ');
}

function valuesOf(partition: Partition, collection: string, { prefix, personId }: Filter): Record<string, unknown> {
  return { ...partition, collection, prefix, prefixEnd: prefix && prefixEnd(prefix), personId };
}

/** In order; one more than the limit where there are more. */
export function findHeads(
  db: SqlScope,
  partition: Partition,
  collection: string,
  range: Range,
): Promise<DocumentHead[]> {
  const { cursor, descending, limit } = range;
  const after = cursor === undefined ? '' : `AND document_key ${descending ? '<' : '>'} :cursor`;
  return db.select(
    `SELECT ${head} FROM documents_documents WHERE ${condition(range)} ${after}
     ORDER BY document_key ${descending ? 'DESC' : 'ASC'} LIMIT :most`,
    { ...valuesOf(partition, collection, range), cursor, most: limit + 1 },
  );
}

export async function countDocuments(
  db: SqlScope,
  partition: Partition,
  collection: string,
  filter: Filter,
): Promise<number> {
  const statement = `SELECT COUNT(*) AS n FROM documents_documents WHERE ${condition(filter)}`;
  return Number((await db.selectOne<{ n: number }>(statement, valuesOf(partition, collection, filter)))?.n);
}

/** The values of documents that are still there. */
export async function findValues(db: SqlScope, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select<Pick<DocumentRow, 'id' | 'value'>>(
    'SELECT id, value FROM documents_documents WHERE id IN (:ids)',
    { ids },
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}
