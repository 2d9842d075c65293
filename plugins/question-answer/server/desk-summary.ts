import type { SqlScope } from '@fudao/plugin-sdk';
import type { DeskSummary } from '../api.ts';
import { isAnAnswer, isAwaitingReply, type DeskReader } from './desk-lists.ts';
import { toIso } from './moment.ts';

const week = 7 * 86_400_000;
/** A desk with more than this is full, however much more. */
const most = 1_000;

async function count(db: SqlScope, statement: string, values: Record<string, unknown>): Promise<number> {
  const row = await db.selectOne<{ n: number | null }>(statement, values);
  return Number(row?.n ?? 0);
}

function countWaiting(db: SqlScope, reader: DeskReader, now: number): Promise<number> {
  if (reader.subjects.length === 0 || reader.grades.length === 0) return Promise.resolve(0);
  const statement = `SELECT COUNT(*) AS n FROM (
    SELECT q.id FROM question_answer_questions q
    WHERE q.wants_answers = 1 AND q.subject IN (:subjects) AND q.grade IN (:grades)
      AND (q.reach = 'city' OR q.district_id = :districtId)
      AND (q.claim_ends_at IS NULL OR q.claim_ends_at <= :now)
      AND NOT EXISTS (SELECT 1 FROM question_answer_answers a WHERE a.question_id = q.id AND a.teacher_id = :teacherId
        AND ${isAnAnswer})
    LIMIT :most) counted`;
  return count(db, statement, { ...reader, now, most });
}

const ownWork = `question_answer_answer_drafts d JOIN question_answer_questions q ON q.id = d.question_id
  WHERE d.teacher_id = :teacherId AND q.wants_answers = 1`;
const isClaimed = '(q.claim_teacher_id = :teacherId AND q.claim_ends_at > :now)';

async function findClaim(db: SqlScope, teacherId: string, now: number): Promise<DeskSummary['claim']> {
  const statement = `SELECT q.id, q.claim_ends_at FROM ${ownWork} AND ${isClaimed} ORDER BY q.claim_ends_at LIMIT 1`;
  const row = await db.selectOne<{ id: string; claim_ends_at: number }>(statement, { teacherId, now });
  return row ? { questionId: row.id, endsAt: toIso(Number(row.claim_ends_at)) } : null;
}

/** What waits for a teacher, and what came of the last seven days' work. */
export async function readDeskSummary(db: SqlScope, reader: DeskReader, now: number): Promise<DeskSummary> {
  const { teacherId } = reader;
  const own = { teacherId, now, since: now - week };
  const answers = 'SELECT COUNT(*) AS n FROM question_answer_answers a WHERE a.teacher_id = :teacherId AND';
  const [waiting, started, awaitingReply, answered, adopted, claim] = await Promise.all([
    countWaiting(db, reader, now),
    count(db, `SELECT COUNT(*) AS n FROM ${ownWork} AND (d.content IS NOT NULL OR ${isClaimed})`, own),
    count(db, `${answers} ${isAwaitingReply}`, own),
    count(db, `${answers} published_at > :since AND held IS NULL`, own),
    count(db, `${answers} adopted = 1 AND rated_at > :since`, own),
    findClaim(db, teacherId, now),
  ]);
  return { waiting, started, awaitingReply, answered, adopted, claim };
}
