import type { ActionContext, LocalText, PluginContext } from '@fudao/plugin-sdk';
import { mayDecide, remindersDue, type DataRequest } from './data-request.ts';
import { changeRequest, findRequest, findUnended } from './requests.repository.ts';

const waits: LocalText = { 'zh-CN': '有一项个人数据申请等待处理', en: 'A request about personal data waits for a decision' };
const late: readonly LocalText[] = [
  { 'zh-CN': '有一项个人数据申请将在 3 天内到期', en: 'A request about personal data has to be answered within 3 days' },
  { 'zh-CN': '有一项个人数据申请已超过答复期限', en: 'The answer to a request about personal data is overdue' },
];

/** Ids of the city's administrators whose accounts are active. */
export const findDeciders = async ({ call }: Pick<PluginContext<never>, 'call'>): Promise<string[]> =>
  (await call<{ accountId: string }[]>('identity.holdersOf', { role: 'city-administrator', scopeIds: [''] })).map(({ accountId }) => accountId);

const noticeTo = (accountId: string, title: LocalText) => ({ accountId, kind: 'privacy.request-waits', title, link: '/data-requests' }) as const;

/** Tells those who may decide on a request now. */
export async function tellDeciders(context: ActionContext<{ id: string }>): Promise<void> {
  const request = await findRequest(context.db, context.params.id);
  if (!request) return;
  const deciders = (await findDeciders(context)).filter((id) => mayDecide(request, id));
  await context.transaction(async (work) => {
    for (const id of deciders) work.notify(noticeTo(id, waits));
  });
}

async function remind(context: PluginContext<never>, { id, personId }: DataRequest, count: 1 | 2): Promise<void> {
  const told = (await findDeciders(context)).filter((holder) => holder !== personId);
  await context.transaction(async (work) => {
    await changeRequest(work.db, id, { reminders: count });
    for (const holder of told) work.notify(noticeTo(holder, late[count - 1]!));
  });
}

/** An answer is owed within days: reminds when it is due soon, and when it is late. */
export async function remindOfDeadlines(context: PluginContext<never>): Promise<void> {
  const now = context.now().getTime();
  for (const request of await findUnended(context.db)) {
    const count = remindersDue(request.dueAt, now);
    if (count > request.reminders) await remind(context, request, count as 1 | 2);
  }
}
