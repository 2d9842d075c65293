import { excerpt, type PluginContext } from '@fudao/plugin-sdk';
import type { Match, Settings } from '../api.ts';
import { currentEngine } from './bank-finder.ts';
import { readBankQuestions } from './knowledge.ts';
import type { BankMatch } from './search/bank-search.ts';

const shown = 5;
/** A question is never kept waiting for the search: past this, it counts as without a match. */
const patienceMs = 2_000;

type SearchContext = Pick<PluginContext<Settings>, 'call' | 'log' | 'settings'>;

/** Up to five bank questions that say much the same, best first; nothing of their solutions. */
export async function findSimilar(ctx: SearchContext, text: string, subject: string | undefined): Promise<Match[]> {
  const found = await search(ctx, text, subject);
  const questions = await readBankQuestions(
    ctx,
    found.map(({ id }) => id),
  );
  const scores = new Map(found.map(({ id, overlap }) => [id, Math.round(overlap * 100) / 100]));
  return questions.map(({ id, stem }) => ({ bankQuestionId: id, excerpt: excerpt(stem), score: scores.get(id) ?? 0 }));
}

/** Those of them that are similar enough to be offered before any teacher is asked. */
export async function findGoodMatches(ctx: SearchContext, text: string, subject: string): Promise<Match[]> {
  const similar = await findSimilar(ctx, text, subject);
  return similar.filter(({ score }) => score * 100 >= ctx.settings.goodMatch);
}

async function search(ctx: SearchContext, text: string, subject: string | undefined): Promise<BankMatch[]> {
  const engine = currentEngine();
  if (!engine || text.trim() === '') return [];
  try {
    const query = { text, limit: shown, ...(subject === undefined ? {} : { subject }) };
    return await withinPatience(engine.search(query));
  } catch (error) {
    ctx.log.warn({ err: error }, 'the bank could not be searched; going on without matches');
    return [];
  }
}

async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([answer, impatience]);
  } finally {
    clearTimeout(timer);
  }
}
