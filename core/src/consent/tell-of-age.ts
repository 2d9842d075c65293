import type { PluginContext } from '@fudao/plugin-sdk';
import { bornBy } from './coming-of-age.ts';
import type { ConsentParts } from './consent-parts.ts';
import { findUntold, lockStudent, saveTold } from './students.repository.ts';

const atOnce = 200;

/** Tells who became 14 that consent is theirs now. Nothing depends on it: how an answer stands is worked out when it is read. */
export async function tellOfAge(parts: ConsentParts, context: PluginContext<never>): Promise<void> {
  for (;;) {
    const ids = await findUntold(context.db, bornBy(parts.day.today()), atOnce);
    for (const id of ids) await tellOne(context, id);
    if (ids.length < atOnce) return;
  }
}

async function tellOne({ transaction, now }: PluginContext<never>, id: string): Promise<void> {
  await transaction(async (work) => {
    if (!(await lockStudent(work.db, id))) return;
    await saveTold(work.db, id, now().getTime());
    work.notify({
      accountId: id,
      kind: 'consent.passed-to-student',
      title: { 'zh-CN': '你满 14 岁了，请自己决定授权', en: 'You are 14: please decide on your consents yourself' },
      link: '/consents',
    });
  });
}
