import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { ChainedRecord, ChainPoint } from './record.ts';

const columns =
  'seq, id, at, kind, actor_id, subject_id, person_id, plugin_id, district_id, school_id, payload, payload_digest, previous_hash, hash';

interface Row {
  seq: number;
  id: string;
  at: number;
  kind: string;
  actor_id: string;
  subject_id: string;
  person_id: string | null;
  plugin_id: string | null;
  district_id: string | null;
  school_id: string | null;
  payload: Buffer;
  payload_digest: string | null;
  previous_hash: string;
  hash: string;
}

function fromRow(row: Row): ChainedRecord {
  return {
    seq: row.seq,
    id: row.id,
    at: row.at,
    kind: row.kind,
    actorId: row.actor_id,
    subjectId: row.subject_id,
    personId: row.person_id,
    pluginId: row.plugin_id,
    districtId: row.district_id,
    schoolId: row.school_id,
    payload: row.payload,
    payloadDigest: row.payload_digest,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function toRow(record: ChainedRecord): SqlRow {
  return {
    seq: record.seq,
    id: record.id,
    at: record.at,
    kind: record.kind,
    actor_id: record.actorId,
    subject_id: record.subjectId,
    person_id: record.personId,
    plugin_id: record.pluginId,
    district_id: record.districtId,
    school_id: record.schoolId,
    payload: Buffer.from(record.payload),
    payload_digest: record.payloadDigest,
    previous_hash: record.previousHash,
    hash: record.hash,
  };
}

const headStatement = `SELECT seq, hash FROM records_head WHERE id = 'head'`;

export function readHead(db: SqlScope): Promise<ChainPoint | undefined> {
  return db.selectOne<{ seq: number; hash: string }>(headStatement);
}

/** Holds the end of the chain: appends of all nodes go one after the other. */
export async function lockHead(db: LockingSqlScope): Promise<ChainPoint> {
  const head = await db.lockOne<{ seq: number; hash: string }>(headStatement);
  if (!head) throw new Error('The head row of the records is missing; run `records verify`.');
  return head;
}

/** Records that follow the head, in their order. */
export async function insertRecords(db: SqlScope, records: readonly ChainedRecord[]): Promise<void> {
  const last = records.at(-1);
  if (!last) return;
  await db.insert('records_records', records.map(toRow));
  await db.update('records_head', { seq: last.seq, hash: last.hash }, { id: 'head' });
}

/** The places of those of these records that stand in the chain already, by their ids. */
export async function findPlaces(db: SqlScope, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.select<{ id: string; seq: number }>('SELECT id, seq FROM records_records WHERE id IN (:ids)', { ids });
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}

export async function recordsAfter(db: SqlScope, seq: number, limit: number): Promise<ChainedRecord[]> {
  const statement = `SELECT ${columns} FROM records_records WHERE seq > :seq ORDER BY seq LIMIT :limit`;
  return (await db.select<Row>(statement, { seq, limit })).map(fromRow);
}

export async function findRecord(db: SqlScope, seq: number): Promise<ChainedRecord | undefined> {
  const row = await db.selectOne<Row>(`SELECT ${columns} FROM records_records WHERE seq = :seq`, { seq });
  return row && fromRow(row);
}

export async function recordsAt(db: SqlScope, seqs: readonly number[]): Promise<ChainedRecord[]> {
  return (await db.select<Row>(`SELECT ${columns} FROM records_records WHERE seq IN (:seqs)`, { seqs })).map(fromRow);
}

/** What an opening reaches. */
interface ContentReach {
  readonly personId: string | null;
  readonly recordSeq: number | null;
  readonly fromAt: number;
  readonly toAt: number;
  readonly exceptKinds?: readonly string[] | undefined;
}

/** The records that an opening reaches, newest first, from behind the cursor. Who else looked, and why, is not for the next who looks. */
export async function findContent(
  db: SqlScope,
  { personId, recordSeq, fromAt, toAt, exceptKinds }: ContentReach,
  cursor: { at: number; seq: number } | undefined,
  limit: number,
): Promise<ChainedRecord[]> {
  const reach = recordSeq === null ? `person_id = :personId AND at >= :fromAt AND at < :toAt AND kind NOT LIKE 'records.%'` : 'seq = :recordSeq';
  const except = exceptKinds ? 'AND kind NOT IN (:exceptKinds)' : '';
  const after = cursor ? 'AND at <= :cursorAt AND (at < :cursorAt OR seq < :cursorSeq)' : '';
  const statement = `SELECT ${columns} FROM records_records WHERE ${reach} ${except} ${after} ORDER BY at DESC, seq DESC LIMIT :limit`;
  const values = { personId, recordSeq, fromAt, toAt, exceptKinds, limit, ...(cursor && { cursorAt: cursor.at, cursorSeq: cursor.seq }) };
  return (await db.select<Row>(statement, values)).map(fromRow);
}

export interface RecordFilter {
  subjectId?: string;
  personId?: string;
  districtId?: string;
  /** Only records before this place. */
  before?: number;
  limit: number;
}

/** Newest first. */
export async function findRecords(db: SqlScope, filter: RecordFilter): Promise<ChainedRecord[]> {
  const conditions = [
    filter.subjectId === undefined ? '' : 'subject_id = :subjectId',
    filter.personId === undefined ? '' : 'person_id = :personId',
    filter.districtId === undefined ? '' : 'district_id = :districtId',
    filter.before === undefined ? '' : 'seq < :before',
  ].filter(Boolean);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const statement = `SELECT ${columns} FROM records_records ${where} ORDER BY seq DESC LIMIT :limit`;
  return (await db.select<Row>(statement, { ...filter })).map(fromRow);
}
