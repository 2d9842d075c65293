import { randomBytes } from 'node:crypto';
import type { Database } from '../../core/src/database/index.ts';
import { encryptPayload } from '../../core/src/records/payload-cipher.ts';
import { chainRecord, genesis } from '../../core/src/records/record-hash.ts';
import type { ChainedRecord, ChainPoint } from '../../core/src/records/record.ts';
import { insertRecords } from '../../core/src/records/records.repository.ts';
import { insertKey } from '../../core/src/records/keys.repository.ts';
import { createKey } from '../../core/src/records/wrapped-key.ts';

const persons = 20_000;
const atOnce = 5_000;
const begunAt = Date.parse('2026-01-01T00:00:00Z');
const kinds = ['question-answer.asked', 'question-answer.answered', 'question-answer.adopted', 'ratings.rated', 'policy.settled', 'identity.signed-in'];

/** Fills an empty database with a true chain over a year, of many persons and places; gives the master key. */
export async function writeChain(db: Database, count: number): Promise<Buffer> {
  const masterKey = randomBytes(32);
  // Writing it is not what is measured: the indexes of a year fit into memory.
  if (db.kind === 'sqlite') for (const setting of ['cache_size = -400000', 'wal_autocheckpoint = 100000']) await db.select(`PRAGMA ${setting}`);
  await db.migrate('records', new URL('../../core/src/records/migrations/', import.meta.url));
  const keys = Array.from({ length: persons }, (_nothing, index) => createKey(masterKey, { personId: `person-${index}`, generation: 1 }, begunAt));
  await db.transaction(async (locking) => {
    for (const { stored } of keys) await insertKey(locking, stored);
  });
  const stepMs = Math.floor((365 * 86_400_000) / count);
  const draft = (index: number) => {
    const person = (index * 7_919) % persons;
    const id = `record-${index}`;
    const place = { districtId: `district-${person % 17}`, schoolId: `school-${person % 646}` };
    const about = { actorId: `person-${person}`, subjectId: `thing-${index % 100_000}`, personId: `person-${person}`, pluginId: 'question-answer' };
    const payload = encryptPayload(keys[person]!.key, 1, id, { text: '求铁块的体积，已知水面上升的高度。', index });
    return { ...about, ...place, id, at: begunAt + index * stepMs, kind: kinds[index % kinds.length]!, payload };
  };
  let last: ChainPoint = genesis;
  for (let from = 0; from < count; from += atOnce) {
    const batch: ChainedRecord[] = [];
    for (let index = from; index < Math.min(count, from + atOnce); index++) {
      const record = chainRecord(last, draft(index));
      batch.push(record);
      last = record;
    }
    await db.transaction((locking) => insertRecords(locking, batch));
  }
  return masterKey;
}
