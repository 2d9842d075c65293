import type { NotificationRequest } from '@fudao/plugin-sdk';

/** What the proposer is told. */
export function decisionNotice(
  accountId: string,
  state: 'accepted' | 'returned',
  reason: string | null,
): NotificationRequest {
  const kind = 'knowledge.proposal-decided';
  if (state === 'accepted') {
    const title = { 'zh-CN': '您推荐的题目已收入题库', en: 'Your proposal is now in the question bank' };
    return { accountId, kind, title };
  }
  const title = { 'zh-CN': '您推荐的题目被退回', en: 'Your proposal for the question bank was returned' };
  return { accountId, kind, title, body: { 'zh-CN': `理由：${reason}`, en: `Reason: ${reason}` } };
}
