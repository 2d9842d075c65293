import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { ChainedRecord, ChainPoint } from './record.ts';

const columns =
  'seq, id, at, kind, actor_id, subject_id, person_id, plugin_id, district_id, payload, previous_hash, hash';

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
  payload: Buffer;
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
    payload: row.payload,
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
    payload: Buffer.from(record.payload),
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

export async function insertRecord(db: SqlScope, record: ChainedRecord): Promise<void> {
  await db.insert('records_records', toRow(record));
  await db.update('records_head', { seq: record.seq, hash: record.hash }, { id: 'head' });
}

export async function recordsAfter(db: SqlScope, seq: number, limit: number): Promise<ChainedRecord[]> {
  const statement = `SELECT ${columns} FROM records_records WHERE seq > :seq ORDER BY seq LIMIT :limit`;
  return (await db.select<Row>(statement, { seq, limit })).map(fromRow);
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
