import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`ratings.${string}`, NotificationKind>> = {
  'ratings.appeal-decided': {
    label: { 'zh-CN': '评价申诉结果', en: 'Decisions on appeals' },
    notice: { 'zh-CN': '您的申诉有了结果。', en: 'Your appeal was decided.' },
    roles: ['teacher'],
    channels: ['push', 'mail'],
  },
};
