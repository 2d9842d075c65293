import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform: never why, nor by whom. */
export const notificationKinds: Readonly<Record<`safety.${string}`, NotificationKind>> = {
  'safety.danger': {
    label: { 'zh-CN': '紧急举报', en: 'Urgent reports' },
    notice: { 'zh-CN': '有一条紧急举报待处理。', en: 'An urgent report waits for you.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['push', 'mail'],
    urgent: true,
    obligatory: true,
  },
  'safety.measure': {
    label: { 'zh-CN': '账号提醒与限制', en: 'Warnings and limits of your account' },
    notice: { 'zh-CN': '你的账号状态有变动。', en: 'Your account status has changed.' },
    roles: ['student', 'teacher'],
    channels: ['push', 'mail'],
    obligatory: true,
  },
  'safety.reinstated': {
    label: { 'zh-CN': '账号恢复', en: 'Your account can be used again' },
    notice: { 'zh-CN': '你的账号已恢复使用。', en: 'Your account can be used again.' },
    roles: ['student', 'teacher'],
    channels: ['push', 'mail'],
  },
  'safety.report-closed': {
    label: { 'zh-CN': '举报处理结果', en: 'Your reports' },
    notice: { 'zh-CN': '有新的通知。', en: 'There is a new notification.' },
    roles: ['student', 'teacher'],
    channels: [],
  },
};
