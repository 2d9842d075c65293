import type { CallAction } from '@fudao/plugin-sdk';
import type { BankQuestion } from './bank-question.ts';
import { errors } from './errors.ts';

/** A context, for its calls alone. */
export interface Calls {
  call: CallAction;
}

/** What we ask of the knowledge room. */
export async function requireSubject(ctx: Calls, subject: string): Promise<void> {
  const { subjects } = await ctx.call<{ subjects: { id: string }[] }>('knowledge.subjects');
  if (!subjects.some(({ id }) => id === subject)) throw errors.UNKNOWN_SUBJECT();
}

/** The bank questions with these ids, in this order; ids that are no longer in the bank are left out. */
export async function readBankQuestions(ctx: Calls, ids: readonly string[]): Promise<BankQuestion[]> {
  if (ids.length === 0) return [];
  const { items } = await ctx.call<{ items: BankQuestion[] }>('knowledge.bankQuestions', { ids });
  const byId = new Map(items.map((question) => [question.id, question]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function requireBankQuestion(ctx: Calls, id: string): Promise<BankQuestion> {
  const [question] = await readBankQuestions(ctx, [id]);
  if (!question) throw errors.NOT_FOUND();
  return question;
}
