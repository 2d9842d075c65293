import type { SqlScope } from '@fudao/plugin-sdk';
import type { KeyName } from './payload-cipher.ts';
import type { WrappedKey } from './wrapped-key.ts';

interface Row {
  person_id: string;
  generation: number;
  wrapped: Buffer | null;
  created_at: number;
  erased_at: number | null;
}

const columns = 'person_id, generation, wrapped, created_at, erased_at';

function fromRow(row: Row): WrappedKey {
  return {
    personId: row.person_id,
    generation: row.generation,
    wrapped: row.wrapped,
    createdAt: row.created_at,
    erasedAt: row.erased_at,
  };
}

export async function insertKey(db: SqlScope, key: WrappedKey): Promise<void> {
  await db.insert('records_keys', {
    person_id: key.personId,
    generation: key.generation,
    wrapped: key.wrapped === null ? null : Buffer.from(key.wrapped),
    created_at: key.createdAt,
    erased_at: key.erasedAt,
  });
}

export async function findKey(db: SqlScope, name: KeyName): Promise<WrappedKey | undefined> {
  const statement = `SELECT ${columns} FROM records_keys WHERE person_id = :personId AND generation = :generation`;
  const row = await db.selectOne<Row>(statement, { ...name });
  return row && fromRow(row);
}

/** A person's newest key, erased or not. */
export async function findNewestKey(db: SqlScope, personId: string): Promise<WrappedKey | undefined> {
  const statement = `SELECT ${columns} FROM records_keys WHERE person_id = :personId ORDER BY generation DESC LIMIT 1`;
  const row = await db.selectOne<Row>(statement, { personId });
  return row && fromRow(row);
}

/** The newest key of each of these persons, erased or not; those who have none are left out. */
export async function findNewestKeys(db: SqlScope, personIds: readonly string[]): Promise<Map<string, WrappedKey>> {
  const statement = `SELECT ${columns} FROM records_keys WHERE person_id IN (:personIds) ORDER BY person_id, generation`;
  const rows = await db.select<Row>(statement, { personIds });
  return new Map(rows.map((row) => [row.person_id, fromRow(row)]));
}

/** In order of person and generation, after the given one. */
export async function keysAfter(db: SqlScope, after: KeyName, limit: number): Promise<WrappedKey[]> {
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM records_keys
     WHERE person_id > :personId OR (person_id = :personId AND generation > :generation)
     ORDER BY person_id, generation LIMIT :limit`,
    { ...after, limit },
  );
  return rows.map(fromRow);
}

/**
 * Takes away a person's keys; gives how many there were. What is left of each is its name and the
 * moment, which the record of the erasure vouches for; when it was made is gone with the key.
 */
export function eraseKeys(db: SqlScope, personId: string, erasedAt: number): Promise<number> {
  return db.run(
    `UPDATE records_keys SET wrapped = NULL, created_at = :erasedAt, erased_at = :erasedAt
     WHERE person_id = :personId AND erased_at IS NULL`,
    { personId, erasedAt },
  );
}
