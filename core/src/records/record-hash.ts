import { hash } from 'node:crypto';
import type { ChainedRecord, ChainPoint } from './record.ts';
import { RecordEncoder, type Field } from './record-encoder.ts';

const encoder = new RecordEncoder();

/** Bound into every hash, so that no other data of ours can be passed off as a record. */
const firstForm = 'fudao.record.v1';
const secondForm = 'fudao.record.v2';

export const genesisHash = '0'.repeat(64);
export const genesis: ChainPoint = { seq: 0, hash: genesisHash };

/** What the hash binds in place of the payload, so that a payload can end while the chain still verifies. */
export const digestOf = (payload: Uint8Array): string => hash('sha256', payload, 'hex');

type Unhashed = Omit<ChainedRecord, 'hash'>;

/** The first form knew no school and bound the payload; a record of it that has a school was changed. */
function fieldsOf(record: Unhashed): Field[] {
  const { seq, id, at, kind, actorId, subjectId, personId, pluginId, districtId, schoolId, payload, payloadDigest, previousHash } = record;
  const common = [seq, id, at, kind, actorId, subjectId, personId, pluginId, districtId];
  if (payloadDigest !== null) return [secondForm, ...common, schoolId, payloadDigest, previousHash];
  return [firstForm, ...common, ...(schoolId === null ? [] : [schoolId]), payload, previousHash];
}

/** SHA-256 (hex) over a canonical encoding of every field, the digest of the ciphertext and the previous hash. */
export function recordHash(record: Unhashed): string {
  return hash('sha256', encoder.encode(fieldsOf(record)), 'hex');
}

/** Whether the payload is what was written, or gone: why it is gone is for whoever verifies the chain to ask. */
export function isPayloadTrue({ payload, payloadDigest }: ChainedRecord): boolean {
  return payloadDigest === null || payload.length === 0 || digestOf(payload) === payloadDigest;
}

/** Puts a record behind the last one, wherever it stood before. */
export function chainRecord(last: ChainPoint, record: Omit<ChainedRecord, 'seq' | 'previousHash' | 'hash' | 'payloadDigest'>): ChainedRecord {
  const placed = { ...record, payloadDigest: digestOf(record.payload), seq: last.seq + 1, previousHash: last.hash };
  return { ...placed, hash: recordHash(placed) };
}
