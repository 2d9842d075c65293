import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { appendRecords } from '../append-record.ts';
import { endingKind, type Ending } from './ended-payloads.ts';
import { retentionOf, type RetentionRules } from './retention-rules.ts';

const dayMs = 86_400_000;
const batch = 500;
const gone = Buffer.alloc(0);
/** Records of the first form are bound to their payload: only an erasure of the person ends those. */
const isDue = 'kind = :kind AND at < :before AND payload_digest IS NOT NULL AND LENGTH(payload) > 0';

interface Ends {
  readonly db: SqlScope;
  readonly rules: RetentionRules;
  readonly now: number;
}

/** Every kind that is in the chain, by hops along its index: a DISTINCT would read all of it. */
export async function kindsIn(db: SqlScope): Promise<string[]> {
  const kinds: string[] = [];
  for (;;) {
    const row = await db.selectOne<{ kind: string | null }>('SELECT MIN(kind) AS kind FROM records_records WHERE kind > :last', { last: kinds.at(-1) ?? '' });
    if (!row?.kind) return kinds;
    kinds.push(row.kind);
  }
}

/** What has outlived its retention, by kind. */
export async function findDue({ db, rules, now }: Ends): Promise<Ending[]> {
  const due: Ending[] = [];
  for (const kind of await kindsIn(db)) {
    const { days } = retentionOf(rules, kind);
    if (days === null) continue;
    const before = now - days * dayMs;
    const row = await db.selectOne<{ count: number }>(`SELECT COUNT(*) AS count FROM records_records WHERE ${isDue}`, { kind, before });
    if (row && Number(row.count) > 0) due.push({ kind, before, count: Number(row.count) });
  }
  return due;
}

type Transaction = <T>(unit: (db: LockingSqlScope) => Promise<T>) => Promise<T>;

interface EndParts {
  readonly db: SqlScope;
  readonly transaction: Transaction;
  readonly masterKey: Uint8Array;
  readonly newId: () => string;
  readonly now: number;
}

async function tell({ transaction, masterKey, newId, now }: EndParts, ending: Ending): Promise<void> {
  const draft = {
    ...{ id: newId(), at: now, kind: endingKind, actorId: 'system', subjectId: ending.kind.slice(0, 64) },
    ...{ personId: null, pluginId: null, districtId: null, schoolId: null, payload: { ...ending } },
  };
  await transaction((db) => appendRecords(db, masterKey, [draft]));
}

/** The record comes first: broken off after it, the next run goes on with what it left. */
async function end(parts: EndParts, ending: Ending): Promise<void> {
  await tell(parts, ending);
  for (;;) {
    const rows = await parts.db.select<{ seq: number }>(`SELECT seq FROM records_records WHERE ${isDue} LIMIT ${batch}`, { ...ending });
    if (rows.length === 0) return;
    await parts.db.update('records_records', { payload: gone }, { seq: rows.map(({ seq }) => seq) });
  }
}

/** Ends what has outlived its retention; gives what it ended. */
export async function endPayloads(parts: EndParts, rules: RetentionRules): Promise<Ending[]> {
  const due = await findDue({ db: parts.db, rules, now: parts.now });
  for (const ending of due) await end(parts, ending);
  return due;
}
