import type { PluginContext } from '@fudao/plugin-sdk';

/** Well as long as the tables answer. */
export async function health({ db }: PluginContext<never>): Promise<{ ok: boolean }> {
  await db.selectOne('SELECT teacher_id FROM one_to_one_duties LIMIT 1');
  return { ok: true };
}
