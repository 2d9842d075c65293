import type { CallAction } from '@fudao/plugin-sdk';
import type { BankQuestion } from './bank-question.ts';
import { errors } from './errors.ts';

/** What we ask of the knowledge room. */
export async function requireSubject(call: CallAction, subject: string): Promise<void> {
  const { subjects } = await call<{ subjects: { id: string }[] }>('knowledge.subjects');
  if (!subjects.some(({ id }) => id === subject)) throw errors.UNKNOWN_SUBJECT();
}

/** The bank questions with these ids, in this order; ids that are no longer in the bank are left out. */
export async function readBankQuestions(call: CallAction, ids: readonly string[]): Promise<BankQuestion[]> {
  if (ids.length === 0) return [];
  const { items } = await call<{ items: BankQuestion[] }>('knowledge.bankQuestions', { ids });
  const byId = new Map(items.map((question) => [question.id, question]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function requireBankQuestion(call: CallAction, id: string): Promise<BankQuestion> {
  const [question] = await readBankQuestions(call, [id]);
  if (!question) throw errors.NOT_FOUND();
  return question;
}
