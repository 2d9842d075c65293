import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import { contentHash, type BankQuestion, type QuestionType } from './bank-question.ts';

const columns =
  'id, revision, source, subject, grade, type, difficulty, stem, options, answer, thinking, steps, explanation, ' +
  'knowledge_point_ids, knowledge_points, incomplete, removed';

interface Row {
  id: string;
  revision: number;
  source: string;
  subject: string;
  grade: number | null;
  type: QuestionType;
  difficulty: number;
  stem: string;
  options: string;
  answer: string;
  thinking: string;
  steps: string;
  explanation: string;
  knowledge_point_ids: string;
  knowledge_points: string;
  incomplete: number;
  removed: number;
}

/** A question with its place in the feed of changes. */
export interface KeptQuestion extends BankQuestion {
  readonly revision: number;
  readonly removed: boolean;
}

const list = (text: string) => JSON.parse(text) as string[];

function fromRow(row: Row): KeptQuestion {
  const { knowledge_point_ids, knowledge_points, ...same } = row;
  return {
    ...same,
    options: list(row.options),
    answer: list(row.answer),
    steps: list(row.steps),
    knowledgePointIds: list(knowledge_point_ids),
    knowledgePoints: list(knowledge_points),
    incomplete: row.incomplete === 1,
    removed: row.removed === 1,
  };
}

export function toRow(question: BankQuestion, revision: number, at: number): SqlRow {
  const { knowledgePointIds, knowledgePoints, ...same } = question;
  return {
    ...same,
    revision,
    options: JSON.stringify(question.options),
    answer: JSON.stringify(question.answer),
    steps: JSON.stringify(question.steps),
    knowledge_point_ids: JSON.stringify(knowledgePointIds),
    knowledge_points: JSON.stringify(knowledgePoints),
    incomplete: question.incomplete ? 1 : 0,
    removed: 0,
    content_hash: contentHash(question),
    changed_at: at,
  };
}

export interface BankState {
  readonly last_revision: number;
  readonly announced_revision: number;
}

const stateStatement = `SELECT last_revision, announced_revision FROM knowledge_bank WHERE id = 'bank'`;

/** Holds the bank: one change after the other, on all nodes and in the operator's import. */
export async function lockBank(db: LockingSqlScope): Promise<BankState> {
  const state = await db.lockOne<BankState>(stateStatement);
  if (!state) throw new Error('The state of the question bank is missing.');
  return state;
}

export async function readBankState(db: SqlScope): Promise<BankState> {
  const state = await db.selectOne<BankState>(stateStatement);
  if (!state) throw new Error('The state of the question bank is missing.');
  return state;
}

export async function saveBankState(db: SqlScope, state: Partial<BankState>): Promise<void> {
  await db.update('knowledge_bank', { ...state }, { id: 'bank' });
}

export interface Fingerprint {
  readonly id: string;
  readonly source: string;
  readonly content_hash: string;
  readonly removed: number;
}

export async function findFingerprints(db: SqlScope, ids: readonly string[]): Promise<Map<string, Fingerprint>> {
  const statement = 'SELECT id, source, content_hash, removed FROM knowledge_bank_questions WHERE id IN (:ids)';
  const rows = ids.length === 0 ? [] : await db.select<Fingerprint>(statement, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Those that are in the bank, in no order. */
export async function findQuestions(db: SqlScope, ids: readonly string[]): Promise<KeptQuestion[]> {
  const statement = `SELECT ${columns} FROM knowledge_bank_questions WHERE id IN (:ids) AND removed = 0`;
  return (await db.select<Row>(statement, { ids })).map(fromRow);
}

export async function questionsAfter(
  db: SqlScope,
  after: number,
  upTo: number,
  limit: number,
): Promise<KeptQuestion[]> {
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM knowledge_bank_questions
     WHERE revision > :after AND revision <= :upTo ORDER BY revision LIMIT :limit`,
    { after, upTo, limit },
  );
  return rows.map(fromRow);
}

export interface QuestionFilter {
  readonly words?: string;
  readonly subjects?: readonly string[];
  /** Only questions before this revision. */
  readonly before?: number;
  readonly limit: number;
}

/** Latest changes first. */
export async function searchQuestions(db: SqlScope, filter: QuestionFilter): Promise<KeptQuestion[]> {
  const conditions = [
    'removed = 0',
    filter.words ? '(id = :words OR INSTR(stem, :words) > 0)' : '',
    filter.subjects ? 'subject IN (:subjects)' : '',
    filter.before === undefined ? '' : 'revision < :before',
  ].filter(Boolean);
  const rows = await db.select<Row>(
    `SELECT ${columns} FROM knowledge_bank_questions
     WHERE ${conditions.join(' AND ')} ORDER BY revision DESC LIMIT :limit`,
    { ...filter },
  );
  return rows.map(fromRow);
}

export async function updateQuestion(db: SqlScope, id: string, values: SqlRow): Promise<void> {
  await db.update('knowledge_bank_questions', values, { id });
}

export async function insertQuestions(db: SqlScope, rows: readonly SqlRow[]): Promise<void> {
  if (rows.length > 0) await db.insert('knowledge_bank_questions', rows);
}
