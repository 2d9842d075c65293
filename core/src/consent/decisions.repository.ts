import type { SqlScope } from '@fudao/plugin-sdk';
import type { Change, ChangeFilter } from './change.ts';
import type { Decision, Giver } from './standing.ts';

interface DecisionRow {
  student_id: string;
  purpose: string;
  plugin_id: string;
  is_allowed: number;
  given_by: Giver;
  version: string;
  decided_at: number;
}

interface ChangeRow extends DecisionRow {
  id: string;
  district_id: string | null;
  channel: Change['channel'];
  by_id: string | null;
  guardian_name: string | null;
  relation: string | null;
  signed_on: string | null;
  reference: string | null;
}

const table = 'consent_decisions';
const history = 'consent_changes';

const decisionOf = (row: DecisionRow): Decision => ({
  purpose: row.purpose,
  pluginId: row.plugin_id,
  isAllowed: Boolean(row.is_allowed),
  givenBy: row.given_by,
  version: row.version,
  at: row.decided_at,
});

const changeOf = (row: ChangeRow): Change => ({
  ...decisionOf(row),
  id: row.id,
  studentId: row.student_id,
  districtId: row.district_id,
  channel: row.channel,
  byId: row.by_id,
  guardianName: row.guardian_name,
  relation: row.relation,
  signedOn: row.signed_on,
  reference: row.reference,
});

/** What was answered last, of each of some students. */
export async function findDecisions(db: SqlScope, studentIds: readonly string[]): Promise<Map<string, Decision[]>> {
  const found = new Map(studentIds.map((id) => [id, [] as Decision[]]));
  if (studentIds.length === 0) return found;
  const rows = await db.select<DecisionRow>(`SELECT * FROM ${table} WHERE student_id IN (:studentIds)`, { studentIds });
  for (const row of rows) found.get(row.student_id)!.push(decisionOf(row));
  return found;
}

const decisionRow = ({ studentId, purpose, pluginId, isAllowed, givenBy, version, at }: Change) => ({
  ...{ student_id: studentId, purpose, plugin_id: pluginId },
  ...{ is_allowed: isAllowed, given_by: givenBy, version, decided_at: at },
});

/** Puts changes where they hold, and into the history. */
export async function saveChanges(db: SqlScope, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  for (const { studentId, purpose, pluginId } of changes) {
    await db.delete(table, { student_id: studentId, purpose, plugin_id: pluginId });
  }
  await db.insert(table, changes.map(decisionRow));
  const rows = changes.map((change) => ({
    id: change.id,
    ...decisionRow(change),
    district_id: change.districtId,
    channel: change.channel,
    by_id: change.byId,
    guardian_name: change.guardianName,
    relation: change.relation,
    signed_on: change.signedOn,
    reference: change.reference,
  }));
  await db.insert(history, rows);
}

/** A student's history, latest first. */
export async function findChangesOf(db: SqlScope, studentId: string, before: string | undefined, limit: number): Promise<Change[]> {
  const older = before === undefined ? '' : 'AND id < :before';
  const statement = `SELECT * FROM ${history} WHERE student_id = :studentId ${older} ORDER BY id DESC LIMIT :limit`;
  return (await db.select<ChangeRow>(statement, { studentId, before, limit })).map(changeOf);
}

/** All that changed in a time, oldest first. */
export async function findChanges(db: SqlScope, { from, to, districtId, after, limit }: ChangeFilter): Promise<Change[]> {
  const parts = ['decided_at >= :from', 'decided_at < :to'];
  if (districtId !== undefined) parts.push('district_id = :districtId');
  if (after) parts.push('(decided_at > :afterAt OR (decided_at = :afterAt AND id > :afterId))');
  const statement = `SELECT * FROM ${history} WHERE ${parts.join(' AND ')} ORDER BY decided_at, id LIMIT :limit`;
  const rows = await db.select<ChangeRow>(statement, { from, to, districtId, afterAt: after?.at, afterId: after?.id, limit });
  return rows.map(changeOf);
}
