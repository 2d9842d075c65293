import type { Caller, LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import type { CalendarChange } from './calendar-change.ts';
import type { Scope } from './calendar-edit.ts';
import type { HistoryItem } from './edit-schemas.ts';

const [states, changes] = ['organisation_calendar_states', 'organisation_calendar_changes'];

/** No district's id: those begin with a letter or digit. */
const cityKey = '*';
const keyOf = (scope: Scope) => scope ?? cityKey;

export interface CalendarState {
  /** Counts the changes of a scope; 0 before the first. */
  revision: number;
  changedAt: number;
}

export async function readState(db: SqlScope, scope: Scope): Promise<CalendarState> {
  const statement = `SELECT revision, changed_at AS changedAt FROM ${states} WHERE scope = :scope`;
  return (await db.selectOne<CalendarState>(statement, { scope: keyOf(scope) })) ?? { revision: 0, changedAt: 0 };
}

/** The present state, held until the transaction ends. */
export async function lockState(db: LockingSqlScope, scope: Scope): Promise<CalendarState> {
  const statement = `SELECT revision, changed_at AS changedAt FROM ${states} WHERE scope = :scope`;
  return (await db.lockOne<CalendarState>(statement, { scope: keyOf(scope) })) ?? { revision: 0, changedAt: 0 };
}

export interface NewChange {
  id: string;
  scope: Scope;
  revision: number;
  kind: HistoryItem['kind'];
  putBack: number | null;
  source: string | null;
  change: CalendarChange;
  by: Pick<Caller, 'id' | 'name'>;
  at: number;
}

/**
 * Counts a change and keeps it.
 * @throws UniqueViolation where another first change of the scope was faster
 */
export async function appendChange(
  db: LockingSqlScope,
  { id, scope, revision, kind, putBack, source, change, by, at }: NewChange,
): Promise<void> {
  const state = { revision, changed_at: at };
  const row = { id, scope: keyOf(scope), revision, kind, put_back: putBack, source };
  const said = { change_text: JSON.stringify(change), changed_by: by.id, changed_by_name: by.name, changed_at: at };
  if (revision === 1) await db.insert(states, { scope: keyOf(scope), ...state });
  else await db.update(states, state, { scope: keyOf(scope) });
  await db.insert(changes, { ...row, ...said });
}

export interface KeptChange {
  revision: number;
  kind: HistoryItem['kind'];
  putBack: number | null;
  source: string | null;
  change: CalendarChange;
  changedByName: string;
  changedAt: number;
}

const columns = `revision, kind, put_back AS putBack, source, change_text AS changeText,
  changed_by_name AS changedByName, changed_at AS changedAt`;
type Row = Omit<KeptChange, 'change'> & { changeText: string };
const toKept = ({ changeText, ...row }: Row): KeptChange => ({
  ...row,
  change: JSON.parse(changeText) as CalendarChange,
});

/** The latest first, below a revision. */
export async function listChanges(db: SqlScope, scope: Scope, before: number, limit: number): Promise<KeptChange[]> {
  const statement = `SELECT ${columns} FROM ${changes} WHERE scope = :scope AND revision < :before
    ORDER BY revision DESC LIMIT ${Math.trunc(limit)}`;
  return (await db.select<Row>(statement, { scope: keyOf(scope), before })).map(toKept);
}

export async function findChange(db: SqlScope, scope: Scope, revision: number): Promise<KeptChange | undefined> {
  const statement = `SELECT ${columns} FROM ${changes} WHERE scope = :scope AND revision = :revision`;
  const row = await db.selectOne<Row>(statement, { scope: keyOf(scope), revision });
  return row && toKept(row);
}
