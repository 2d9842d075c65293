import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`points.${string}`, NotificationKind>> = {
  'points.corrected': {
    label: { 'zh-CN': '积分更正', en: 'Corrections of points' },
    notice: { 'zh-CN': '您的积分有一处更正。', en: 'Your points were corrected.' },
    roles: ['teacher'],
    channels: ['push', 'mail'],
  },
};
