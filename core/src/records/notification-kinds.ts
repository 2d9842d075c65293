import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`records.${string}`, NotificationKind>> = {
  'records.opening-waits': {
    label: { 'zh-CN': '内容调阅审批', en: 'Openings to approve' },
    notice: { 'zh-CN': '有一项调阅等待您审批。', en: 'An opening waits for your approval.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['push'],
  },
};
