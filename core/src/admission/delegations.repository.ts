import type { SqlScope } from '@fudao/plugin-sdk';
import type { Level } from './levels.ts';

/** While one administrator is away, another of the same level and place stands in. */
export interface Delegation {
  readonly id: string;
  readonly level: Level;
  readonly fromId: string;
  readonly toId: string;
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly createdAt: number;
}

const select =
  'SELECT id, level, from_id AS fromId, to_id AS toId, begins_at AS beginsAt, ends_at AS endsAt, created_at AS createdAt FROM admission_delegations';

export async function insertDelegation(db: SqlScope, delegation: Delegation): Promise<void> {
  const { id, level, fromId, toId, beginsAt, endsAt, createdAt } = delegation;
  const period = { begins_at: beginsAt, ends_at: endsAt, created_at: createdAt };
  await db.insert('admission_delegations', { id, level, from_id: fromId, to_id: toId, ...period });
}

/** Those that somebody gave or was given, and that are not over. */
export function findOwnDelegations(db: SqlScope, accountId: string, now: number): Promise<Delegation[]> {
  const condition = 'WHERE (from_id = :accountId OR to_id = :accountId) AND ends_at > :now ORDER BY begins_at, id';
  return db.select<Delegation>(`${select} ${condition}`, { accountId, now });
}

/** Those in force at a level, given to somebody or by some. */
export function findActiveDelegations(
  db: SqlScope,
  by: { level: Level; now: number } & ({ toId: string } | { fromIds: readonly string[] }),
): Promise<Delegation[]> {
  const who = 'toId' in by ? 'to_id = :toId' : 'from_id IN (:fromIds)';
  return db.select<Delegation>(
    `${select} WHERE ${who} AND level = :level AND begins_at <= :now AND ends_at > :now ORDER BY id`,
    { ...by },
  );
}

/** Ends one that somebody gave, now. */
export function endDelegation(
  db: SqlScope,
  { id, fromId, now }: { id: string; fromId: string; now: number },
): Promise<number> {
  return db.run(
    'UPDATE admission_delegations SET ends_at = :now WHERE id = :id AND from_id = :fromId AND ends_at > :now',
    { id, fromId, now },
  );
}
