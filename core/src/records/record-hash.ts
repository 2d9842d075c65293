import { createHash } from 'node:crypto';
import type { ChainedRecord, ChainPoint } from './record.ts';

type Field = string | number | null | Uint8Array;

/** Bound into every hash, so that no other data of ours can be passed off as a record. */
const domain = 'fudao.record.v1';

export const genesisHash = '0'.repeat(64);
export const genesis: ChainPoint = { seq: 0, hash: genesisHash };

function tagAndBytes(field: Field): [string, Uint8Array] {
  if (field === null) return ['n', new Uint8Array()];
  if (typeof field === 'number') return ['i', Buffer.from(String(field), 'ascii')];
  if (typeof field === 'string') return ['s', Buffer.from(field, 'utf8')];
  return ['b', field];
}

/** Type and length before each value: no two different records give the same bytes. */
function encodeField(field: Field): Buffer {
  const [tag, bytes] = tagAndBytes(field);
  const header = Buffer.alloc(5, tag, 'ascii');
  header.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

/** SHA-256 (hex) over a canonical encoding of every field, the ciphertext and the previous hash. */
export function recordHash(record: Omit<ChainedRecord, 'hash'>): string {
  const fields: Field[] = [
    domain,
    record.seq,
    record.id,
    record.at,
    record.kind,
    record.actorId,
    record.subjectId,
    record.personId,
    record.pluginId,
    record.districtId,
    record.payload,
    record.previousHash,
  ];
  const hash = createHash('sha256');
  for (const field of fields) hash.update(encodeField(field));
  return hash.digest('hex');
}

/** Puts a record behind the last one, wherever it stood before. */
export function chainRecord(
  last: ChainPoint,
  record: Omit<ChainedRecord, 'seq' | 'previousHash' | 'hash'>,
): ChainedRecord {
  const placed = { ...record, seq: last.seq + 1, previousHash: last.hash };
  return { ...placed, hash: recordHash(placed) };
}
