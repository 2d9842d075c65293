import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`knowledge.${string}`, NotificationKind>> = {
  'knowledge.proposal-decided': {
    label: { 'zh-CN': '题库投稿审核结果', en: 'Decisions on bank proposals' },
    notice: { 'zh-CN': '您的题库投稿有了结果。', en: 'Your proposal to the bank was decided.' },
    roles: ['teacher'],
    channels: ['push'],
  },
};
