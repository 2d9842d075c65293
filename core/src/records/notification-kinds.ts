import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`records.${string}`, NotificationKind>> = {
  'records.opening-waits': {
    label: { 'zh-CN': '内容调阅审批', en: 'Openings to approve' },
    notice: { 'zh-CN': '有一项调阅等待您审批。', en: 'An opening waits for your approval.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['push'],
  },
  'records.opening-decided': {
    label: { 'zh-CN': '内容调阅的结果', en: 'Decisions on your openings' },
    notice: { 'zh-CN': '您申请的调阅有了结果。', en: 'Your opening was decided on.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['push'],
  },
};
