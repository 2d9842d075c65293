import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`analytics.${string}`, NotificationKind>> = {
  'analytics.report-ready': {
    label: { 'zh-CN': '辅导周报和月报', en: 'Tutoring reports' },
    notice: { 'zh-CN': '新的辅导报告已生成。', en: 'A new tutoring report is ready.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['mail'],
  },
};
