import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { openStates, type DataRequest, type Kind, type State } from './data-request.ts';

const table = 'privacy_requests';
const columns = `id, kind, person_id AS personId, asked_by AS askedBy, guardian_name AS guardianName, relation, words, state,
  asked_at AS askedAt, due_at AS dueAt, checked_by AS checkedBy, checked_at AS checkedAt, decided_by AS decidedBy,
  decided_at AS decidedAt, note, problems, ended_at AS endedAt, kept_until AS keptUntil, reminders`;

type Row = Omit<DataRequest, 'problems'> & { readonly problems: string | null };

const fromRow = (row: Row): DataRequest => ({ ...row, problems: row.problems === null ? [] : (JSON.parse(row.problems) as string[]) });
const isOpen = (state: State) => openStates.includes(state);

/** @throws UniqueViolation where the person has an open one of the kind */
export async function insertRequest(db: SqlScope, request: DataRequest): Promise<void> {
  const { id, kind, personId, askedBy, guardianName, relation, words, state, askedAt, dueAt } = request;
  await db.insert(table, {
    ...{ id, kind, person_id: personId, asked_by: askedBy, guardian_name: guardianName, relation, words, state },
    ...{ open_key: `${personId}:${kind}`, asked_at: askedAt, due_at: dueAt, claimed_until: 0, reminders: 0 },
  });
}

const byId = `SELECT ${columns} FROM ${table} WHERE id = :id`;

export async function findRequest(db: SqlScope, id: string): Promise<DataRequest | undefined> {
  const row = await db.selectOne<Row>(byId, { id });
  return row && fromRow(row);
}

export async function lockRequest(db: LockingSqlScope, id: string): Promise<DataRequest | undefined> {
  const row = await db.lockOne<Row>(byId, { id });
  return row && fromRow(row);
}

/** Latest first. */
export async function findRequestsOf(db: SqlScope, personId: string, limit: number): Promise<DataRequest[]> {
  const statement = `SELECT ${columns} FROM ${table} WHERE person_id = :personId ORDER BY id DESC LIMIT :limit`;
  return (await db.select<Row>(statement, { personId, limit })).map(fromRow);
}

export async function findOpenKinds(db: SqlScope, personId: string): Promise<Kind[]> {
  const rows = await db.select<{ kind: Kind }>(`SELECT kind FROM ${table} WHERE person_id = :personId AND open_key IS NOT NULL ORDER BY kind`, { personId });
  return rows.map(({ kind }) => kind);
}

export interface QueueFilter {
  readonly states: readonly State[];
  readonly kind?: Kind | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What waits: the oldest first, for it is due first. What is decided: the latest first. */
export async function listRequests(db: SqlScope, { states, kind, cursor, limit }: QueueFilter): Promise<DataRequest[]> {
  const isOldestFirst = states.every(isOpen);
  const conditions = ['state IN (:states)'];
  if (kind !== undefined) conditions.push('kind = :kind');
  if (cursor !== undefined) conditions.push(isOldestFirst ? 'id > :cursor' : 'id < :cursor');
  const statement = `SELECT ${columns} FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY id ${isOldestFirst ? 'ASC' : 'DESC'} LIMIT :limit`;
  return (await db.select<Row>(statement, { states, kind, cursor, limit })).map(fromRow);
}

type Change = Partial<Pick<DataRequest, 'state' | 'checkedBy' | 'checkedAt' | 'decidedBy' | 'decidedAt' | 'note' | 'problems' | 'endedAt' | 'keptUntil' | 'reminders'>>;

const columnOf: Readonly<Record<Exclude<keyof Change, 'problems'>, string>> = {
  ...{ state: 'state', checkedBy: 'checked_by', checkedAt: 'checked_at', decidedBy: 'decided_by', decidedAt: 'decided_at' },
  ...{ note: 'note', endedAt: 'ended_at', keptUntil: 'kept_until', reminders: 'reminders' },
};

/** With the state goes whether it stands in the way of another of its kind. */
export async function changeRequest(db: SqlScope, id: string, { problems, ...change }: Change): Promise<void> {
  const values = Object.fromEntries(Object.entries(change).map(([name, value]) => [columnOf[name as keyof typeof columnOf], value]));
  await db.update(
    table,
    {
      ...values,
      ...(problems !== undefined && { problems: problems.length === 0 ? null : JSON.stringify(problems) }),
      ...(change.state !== undefined && !isOpen(change.state) && { open_key: null }),
    },
    { id },
  );
}

// --- being carried out ---

export async function findClaimable(db: SqlScope, now: number): Promise<DataRequest[]> {
  const statement = `SELECT ${columns} FROM ${table} WHERE state = 'approved' AND claimed_until <= :now ORDER BY id`;
  return (await db.select<Row>(statement, { now })).map(fromRow);
}

/** Of several nodes that see it one gets it. One that died is believed for as long as its claim lasts, and then another goes on. */
export async function claimRequest(db: SqlScope, id: string, { by, now, until }: { by: string; now: number; until: number }): Promise<boolean> {
  const statement = `UPDATE ${table} SET claimed_by = :by, claimed_until = :until WHERE id = :id AND state = 'approved' AND claimed_until <= :now`;
  return (await db.run(statement, { id, by, now, until })) > 0;
}

export async function prolongClaim(db: SqlScope, id: string, { by, until }: { by: string; until: number }): Promise<boolean> {
  return (await db.update(table, { claimed_until: until }, { id, claimed_by: by, state: 'approved' })) > 0;
}

// --- by time ---

export async function findUnended(db: SqlScope): Promise<DataRequest[]> {
  const statement = `SELECT ${columns} FROM ${table} WHERE state IN ('waiting', 'checked', 'approved') AND reminders < 2 ORDER BY id`;
  return (await db.select<Row>(statement)).map(fromRow);
}

export async function findOutlived(db: SqlScope, now: number): Promise<string[]> {
  const rows = await db.select<{ id: string }>(`SELECT id FROM ${table} WHERE kept_until <= :now`, { now });
  return rows.map(({ id }) => id);
}
