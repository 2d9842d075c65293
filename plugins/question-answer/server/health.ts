import type { PluginContext } from '@fudao/plugin-sdk';
import { currentEngine } from './bank-finder.ts';

/**
 * Well as long as the tables answer. The search may be filling or ill: then questions go to teachers
 * without matches, which is worse but no reason to withdraw the plugin.
 */
export async function health(context: PluginContext<never>): Promise<{ ok: boolean; detail?: string }> {
  await context.db.selectOne('SELECT id FROM question_answer_questions LIMIT 1');
  return { ok: true, detail: await describeSearch() };
}

async function describeSearch(): Promise<string> {
  try {
    const size = await currentEngine()?.size();
    return size ? `${size.questions} bank questions can be searched` : 'the search has not started';
  } catch (error) {
    return `the search is ill: ${(error as Error).message}`;
  }
}
