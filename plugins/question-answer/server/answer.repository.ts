import type { SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { Held } from '../api.ts';

const table = 'question_answer_answers';

export interface FurtherReading {
  readonly bankQuestionId: string;
  readonly excerpt: string;
}

/** A published answer; what the student said about it is empty until then. Times in milliseconds. */
export interface Answer {
  readonly id: string;
  readonly questionId: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly thinking: string;
  readonly steps: readonly string[];
  readonly answer: string;
  readonly explanation: string;
  readonly pictureIds: readonly string[];
  readonly furtherReading: readonly FurtherReading[];
  readonly publishedAt: number;
  readonly isAdopted: boolean;
  readonly rating: { readonly stars: number; readonly words: string; readonly ratedAt: number } | null;
  readonly followUp: { readonly text: string; readonly askedAt: number; readonly held: Held | null } | null;
  readonly reply: { readonly text: string; readonly repliedAt: number; readonly held: Held | null } | null;
  readonly proposedAt: number | null;
  readonly isHidden: boolean;
  /** What is held is hidden too. */
  readonly held: Held | null;
  /** When a moderator hid it, or let it be seen again, last. */
  readonly moderatedAt: number | null;
}

interface AnswerRow {
  id: string;
  question_id: string;
  teacher_id: string;
  teacher_name: string;
  thinking: string;
  steps: string;
  answer: string;
  explanation: string;
  picture_ids: string;
  further_reading: string;
  published_at: number;
  adopted: number;
  stars: number | null;
  words: string | null;
  rated_at: number | null;
  follow_up: string | null;
  followed_up_at: number | null;
  reply: string | null;
  replied_at: number | null;
  proposed_at: number | null;
  hidden: number;
  moderated_at: number | null;
  held: Held | null;
  follow_up_held: Held | null;
  reply_held: Held | null;
}

function answerOf(row: AnswerRow): Answer {
  const { stars, follow_up: followUp, reply } = row;
  return {
    id: row.id,
    questionId: row.question_id,
    teacherId: row.teacher_id,
    teacherName: row.teacher_name,
    thinking: row.thinking,
    steps: JSON.parse(row.steps) as string[],
    answer: row.answer,
    explanation: row.explanation,
    pictureIds: JSON.parse(row.picture_ids) as string[],
    furtherReading: JSON.parse(row.further_reading) as FurtherReading[],
    publishedAt: Number(row.published_at),
    isAdopted: Boolean(row.adopted),
    rating: stars === null ? null : { stars, words: row.words ?? '', ratedAt: Number(row.rated_at) },
    followUp: followUp === null ? null : { text: followUp, askedAt: Number(row.followed_up_at), held: row.follow_up_held },
    reply: reply === null ? null : { text: reply, repliedAt: Number(row.replied_at), held: row.reply_held },
    proposedAt: row.proposed_at === null ? null : Number(row.proposed_at),
    isHidden: Boolean(row.hidden),
    moderatedAt: row.moderated_at === null ? null : Number(row.moderated_at),
    held: row.held,
  };
}

function rowOf(answer: Answer): SqlRow {
  return {
    id: answer.id,
    question_id: answer.questionId,
    teacher_id: answer.teacherId,
    teacher_name: answer.teacherName,
    thinking: answer.thinking,
    steps: JSON.stringify(answer.steps),
    answer: answer.answer,
    explanation: answer.explanation,
    picture_ids: JSON.stringify(answer.pictureIds),
    further_reading: JSON.stringify(answer.furtherReading),
    published_at: answer.publishedAt,
    ...reactionOf(answer),
  };
}

/** What can change after publication. */
function reactionOf(answer: Answer): SqlRow {
  return {
    adopted: answer.isAdopted ? 1 : 0,
    stars: answer.rating?.stars ?? null,
    words: answer.rating?.words ?? null,
    rated_at: answer.rating?.ratedAt ?? null,
    follow_up: answer.followUp?.text ?? null,
    followed_up_at: answer.followUp?.askedAt ?? null,
    reply: answer.reply?.text ?? null,
    replied_at: answer.reply?.repliedAt ?? null,
    proposed_at: answer.proposedAt,
    hidden: answer.isHidden ? 1 : 0,
    moderated_at: answer.moderatedAt,
    held: answer.held,
    follow_up_held: answer.followUp?.held ?? null,
    reply_held: answer.reply?.held ?? null,
  };
}

/** The answers to a question, oldest first. */
export async function readAnswers(db: SqlScope, questionId: string): Promise<Answer[]> {
  const rows = await db.select<AnswerRow>(`SELECT * FROM ${table} WHERE question_id = :questionId ORDER BY id`, {
    questionId,
  });
  return rows.map(answerOf);
}

export async function readAnswer(db: SqlScope, id: string): Promise<Answer | undefined> {
  const row = await db.selectOne<AnswerRow>(`SELECT * FROM ${table} WHERE id = :id`, { id });
  return row && answerOf(row);
}

/** One that was not let through is none: its teacher may answer again. */
export async function hasAnswered(db: SqlScope, questionId: string, teacherId: string): Promise<boolean> {
  const statement = `SELECT id FROM ${table} WHERE question_id = :questionId AND teacher_id = :teacherId AND (held IS NULL OR held = 'waiting')`;
  return (await db.selectOne(statement, { questionId, teacherId })) !== undefined;
}

/** In the place of one of the same teacher that was not let through. */
export async function insertAnswer(db: SqlScope, answer: Answer): Promise<void> {
  await db.delete(table, { question_id: answer.questionId, teacher_id: answer.teacherId, held: 'refused' });
  await db.insert(table, rowOf(answer));
}

export async function saveHandedOver(db: SqlScope, id: string): Promise<void> {
  await db.update(table, { handed_over: 1 }, { id });
}

/** Adopted answers whose rating the platform does not have yet. */
export async function findNotHandedOver(db: SqlScope, limit: number): Promise<string[]> {
  const statement = `SELECT id FROM ${table} WHERE adopted = 1 AND handed_over = 0 AND stars IS NOT NULL ORDER BY id LIMIT :limit`;
  return (await db.select<{ id: string }>(statement, { limit })).map(({ id }) => id);
}

/** Keeps what was said about an answer; the answer itself never changes. */
export async function saveReaction(db: SqlScope, answer: Answer): Promise<void> {
  await db.update(table, reactionOf(answer), { id: answer.id });
}
