import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells students, and what of it may leave the platform: never what was allowed. */
export const notificationKinds: Readonly<Record<`consent.${string}`, NotificationKind>> = {
  'consent.recorded': {
    label: { 'zh-CN': '学校登记授权', en: 'Consents recorded by the school' },
    notice: { 'zh-CN': '学校登记了你的授权。', en: 'Your school has recorded a consent.' },
    roles: ['student'],
    obligatory: true,
  },
  'consent.passed-to-student': {
    label: { 'zh-CN': '由自己决定授权', en: 'Deciding on consents' },
    notice: { 'zh-CN': '请到“我的授权”看一看。', en: 'Please have a look at "My consents".' },
    roles: ['student'],
    obligatory: true,
    channels: ['push'],
  },
};
