import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`privacy.${string}`, NotificationKind>> = {
  'privacy.own-request': {
    label: { 'zh-CN': '我的数据申请', en: 'Requests about my data' },
    notice: { 'zh-CN': '你的数据申请有新的进展。', en: 'There is news about your request for your data.' },
    roles: ['student', 'teacher', 'school-administrator', 'district-administrator', 'city-administrator', 'vendor'],
    obligatory: true,
  },
  'privacy.request-waits': {
    label: { 'zh-CN': '个人数据申请待处理', en: 'Requests about personal data' },
    notice: { 'zh-CN': '有个人数据申请等待您处理。', en: 'A request about personal data waits for you.' },
    roles: ['city-administrator'],
    channels: ['push', 'mail'],
  },
};
