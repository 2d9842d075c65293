import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`policy.${string}`, NotificationKind>> = {
  'policy.cancelled': {
    label: { 'zh-CN': '辅导取消', en: 'Cancelled tutoring' },
    notice: { 'zh-CN': '有一次已约定的辅导取消了。', en: 'Tutoring that was planned is cancelled.' },
    roles: ['teacher', 'student'],
    channels: ['push'],
  },
  'policy.overuse': {
    label: { 'zh-CN': '学生使用时间', en: 'Limits of use' },
    notice: { 'zh-CN': '有学生的使用时间达到上限。', en: 'A student met a limit of use.' },
    roles: ['school-administrator'],
    channels: ['push'],
  },
};
