import type { SqlScope } from '@fudao/plugin-sdk';
import type { AnchorsRead } from './anchors.ts';
import { erasureKind } from './append-record.ts';
import { ChainReader } from './chain-reader.ts';
import { ChainWalk } from './chain-walk.ts';
import type { Finding } from './finding.ts';
import { findKey, keysAfter } from './keys.repository.ts';
import { payloadKey, platformKey, type KeyName } from './payload-cipher.ts';
import type { ChainedRecord } from './record.ts';
import { EndedPayloads } from './retention/ended-payloads.ts';
import { unwrapKey, type WrappedKey } from './wrapped-key.ts';

const pageSize = 500;

export interface Verification {
  /** How many records were found right before the finding, or in all. */
  readonly records: number;
  readonly keys: number;
  readonly finding?: Finding;
}

export interface VerifyOptions {
  readonly db: SqlScope;
  readonly masterKey: Uint8Array;
  readonly anchors: AnchorsRead;
  onProgress?(done: number, total: number): void;
}

const nameOf = (key: KeyName) => `${key.generation} ${key.personId}`;

async function isErasureRecorded(db: SqlScope, key: WrappedKey): Promise<boolean> {
  if (key.createdAt !== key.erasedAt) return false;
  const record = await db.selectOne(
    'SELECT seq FROM records_records WHERE person_id = :personId AND at = :erasedAt AND kind = :erasureKind LIMIT 1',
    { personId: key.personId, erasedAt: key.erasedAt, erasureKind },
  );
  return record !== undefined;
}

async function checkKey(key: WrappedKey, { db, masterKey }: VerifyOptions): Promise<Finding | undefined> {
  const { personId, generation } = key;
  if (key.erasedAt !== null && key.wrapped === null) {
    return (await isErasureRecorded(db, key)) ? undefined : { evidence: 'erasure-unrecorded', personId, generation };
  }
  try {
    if (key.erasedAt !== null) throw new Error('an erased key must be gone');
    unwrapKey(masterKey, key);
    return undefined;
  } catch {
    return { evidence: 'key-changed', personId, generation };
  }
}

/** Every key opens or was erased on the record, and every key that the chain needs is there. */
async function checkKeys(options: VerifyOptions, needed: Set<string>): Promise<{ keys: number; finding?: Finding }> {
  let after: KeyName = { personId: '', generation: -1 };
  let keys = 0;
  for (;;) {
    const page = await keysAfter(options.db, after, pageSize);
    for (const key of page) {
      const finding = await checkKey(key, options);
      if (finding) return { keys, finding };
      needed.delete(nameOf(key));
      keys++;
    }
    if (page.length === 0) break;
    after = page.at(-1)!;
  }
  const [missing] = needed;
  if (missing === undefined) return { keys };
  const [generation, personId] = missing.split(' ') as [string, string];
  return { keys, finding: { evidence: 'key-missing', personId, generation: Number(generation) } };
}

/** The key that endings are told under; where it is wrong, the check of the keys says so. */
async function openPlatformKey({ db, masterKey }: VerifyOptions): Promise<Uint8Array | undefined> {
  const stored = await findKey(db, platformKey);
  try {
    return stored?.wrapped ? unwrapKey(masterKey, stored) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Walks the whole chain, then its end, then the keys, and stops at the first finding. May run
 * beside a platform that appends.
 */
export async function verifyRecords(options: VerifyOptions): Promise<Verification> {
  const { unreadable, anchors } = options.anchors;
  if (unreadable !== undefined) {
    return { records: 0, keys: 0, finding: { evidence: 'anchor-unreadable', line: unreadable } };
  }
  const walk = new ChainWalk(anchors);
  const needed = new Set<string>();
  const ended = new EndedPayloads(await openPlatformKey(options));
  const onRecord = (record: ChainedRecord) => {
    const key = payloadKey(record.personId, record.payload);
    if (key) needed.add(nameOf(key));
    ended.note(record);
  };
  const finding = await new ChainReader(walk, { ...options, onRecord }).readAll();
  if (finding) return { records: walk.last.seq, keys: 0, finding };
  const keys = await checkKeys(options, needed);
  const unrecorded = keys.finding ?? ended.finding();
  return { records: walk.last.seq, keys: keys.keys, ...(unrecorded && { finding: unrecorded }) };
}
