import type { CallAction, LocalText, Work } from '@fudao/plugin-sdk';
import type { Case, Measure } from './case.ts';

/** Those who moderate where it happened are told of danger at once; everything else waits in the queue. */
export async function tellModerators({ call }: { readonly call: CallAction }, work: Work, { districtId, schoolId, level }: Case): Promise<void> {
  const asked = [
    ...(level === 'school' && schoolId !== null ? [{ role: 'school-administrator', scopeIds: [schoolId] }] : []),
    ...(districtId === null ? [{ role: 'city-administrator', scopeIds: [''] }] : [{ role: 'district-administrator', scopeIds: [districtId] }]),
  ];
  const found = await Promise.all(asked.map((one) => call<{ accountId: string }[]>('identity.holdersOf', one)));
  for (const accountId of new Set(found.flat().map((one) => one.accountId))) {
    work.notify({ accountId, kind: 'safety.danger', title: { 'zh-CN': '有一条紧急举报待处理', en: 'An urgent report waits for you' }, link: '/safety' });
  }
}

const sentences: Readonly<Record<Measure, LocalText>> = {
  hide: { 'zh-CN': '你发布的一条内容已被隐藏', en: 'Something you published was hidden' },
  warn: { 'zh-CN': '你收到一条提醒，请查看', en: 'You were given a warning; please read it' },
  suspend: { 'zh-CN': '你的使用被暂停，请查看原因', en: 'You were suspended; please read why' },
};

/** Of what nobody else has seen. */
const notLetThrough: LocalText = { 'zh-CN': '你提交的一条内容没有通过审核，请查看原因', en: 'Something you handed in was not let through; please read why' };

/** Tells the person concerned what was done, the gravest only, and where to appeal. Never who reported. */
export function tellPerson(work: Work, accountId: string, measures: readonly Measure[], isHeld = false): void {
  const gravest = (['suspend', 'warn', 'hide'] as const).find((one) => measures.includes(one));
  const title = gravest === 'hide' && isHeld ? notLetThrough : gravest && sentences[gravest];
  if (title) work.notify({ accountId, kind: 'safety.measure', title, link: '/account-status' });
}

/** Reporters hear that somebody looked, and nothing of what came of it. */
export function tellReporters(work: Work, reporterIds: readonly string[]): void {
  for (const accountId of reporterIds) {
    if (accountId !== 'system') work.notify({ accountId, kind: 'safety.report-closed', title: { 'zh-CN': '你的举报已处理，谢谢你', en: 'Your report was dealt with. Thank you' } });
  }
}
