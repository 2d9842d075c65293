import type { SqlScope } from '@fudao/plugin-sdk';
import type { QuestionState } from '../api.ts';
import { headColumns, headOf, type QuestionHead, type QuestionHeadRow } from './question.repository.ts';

/** One more row than a page has is read, to know whether there is another. */
export interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A condition on the question table named `q`, and its values. */
export type Filter = readonly [condition: string, values: Record<string, unknown>];

async function newestFirst(db: SqlScope, filters: readonly Filter[], page: Page): Promise<QuestionHead[]> {
  const all: Filter[] = page.cursor ? [...filters, ['q.id < :cursor', { cursor: page.cursor }]] : [...filters];
  const where = all.map(([condition]) => condition).join(' AND ');
  const values = Object.assign({ limit: page.limit + 1 }, ...all.map(([, given]) => given)) as Record<string, unknown>;
  const statement = `SELECT ${headColumns} FROM question_answer_questions q WHERE ${where} ORDER BY q.id DESC LIMIT :limit`;
  return (await db.select<QuestionHeadRow>(statement, values)).map(headOf);
}

/** What stands in a text, whatever the searched words mean to LIKE. */
export function containing(words: string): Filter {
  const pattern = `%${words.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;
  return ["q.body LIKE :pattern ESCAPE '!'", { pattern }];
}

export interface OwnQuestionsFilter extends Page {
  readonly state?: QuestionState | undefined;
  readonly q?: string | undefined;
}

/** A student's own questions, newest first. */
export function listOwn(db: SqlScope, studentId: string, wanted: OwnQuestionsFilter): Promise<QuestionHead[]> {
  const filters: Filter[] = [['q.student_id = :studentId', { studentId }]];
  if (wanted.state) filters.push(['q.state = :state', { state: wanted.state }]);
  if (wanted.q) filters.push(containing(wanted.q));
  return newestFirst(db, filters, wanted);
}
