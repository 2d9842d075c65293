import type { SqlScope } from '@fudao/plugin-sdk';
import type { WordList } from '../screening/word-list.ts';
import type { ListVersion } from './list-version.ts';

const table = 'safety_list_versions';

interface Row {
  scope: string;
  number: number;
  content: string;
  note: string;
  restores: number | null;
  by_id: string;
  at: number;
}

const versionOf = ({ scope, number, content, note, restores, by_id: byId, at }: Row): ListVersion => {
  return { scope, number, list: JSON.parse(content) as WordList, note, restores, byId, at: Number(at) };
};

export async function insertVersion(db: SqlScope, { scope, number, list, note, restores, byId, at }: ListVersion): Promise<void> {
  await db.insert(table, { id: `${scope}@${number}`, scope, number, content: JSON.stringify(list), note, restores, by_id: byId, at });
}

/** The number of the last version of each scope. */
export async function findNumbers(db: SqlScope, scopes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const statement = `SELECT scope, MAX(number) AS number FROM ${table} WHERE scope IN (:scopes) GROUP BY scope`;
  const rows = await db.select<{ scope: string; number: number }>(statement, { scopes });
  return new Map(rows.map(({ scope, number }) => [scope, number]));
}

export async function findVersion(db: SqlScope, scope: string, number: number): Promise<ListVersion | undefined> {
  const row = await db.selectOne<Row>(`SELECT * FROM ${table} WHERE scope = :scope AND number = :number`, { scope, number });
  return row && versionOf(row);
}

export async function findLast(db: SqlScope, scope: string): Promise<ListVersion | undefined> {
  const row = await db.selectOne<Row>(`SELECT * FROM ${table} WHERE scope = :scope ORDER BY number DESC LIMIT 1`, { scope });
  return row && versionOf(row);
}

/** Newest first, before a number if one is given. */
export async function findHistory(db: SqlScope, scope: string, { before, limit }: { before: number | undefined; limit: number }): Promise<ListVersion[]> {
  const older = before === undefined ? '' : 'AND number < :before';
  const rows = await db.select<Row>(`SELECT * FROM ${table} WHERE scope = :scope ${older} ORDER BY number DESC LIMIT :limit`, { scope, before, limit });
  return rows.map(versionOf);
}
