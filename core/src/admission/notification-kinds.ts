import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`admission.${string}`, NotificationKind>> = {
  'admission.decided': {
    label: { 'zh-CN': '申报审核结果', en: 'Reviews of your application' },
    notice: { 'zh-CN': '您的申报有新进展。', en: 'There is news of your application.' },
    roles: ['teacher'],
    channels: ['push', 'mail'],
    obligatory: true,
  },
  'admission.changed': {
    label: { 'zh-CN': '辅导资格变动', en: 'Changes of your admission' },
    notice: { 'zh-CN': '您的辅导资格有变动。', en: 'Your admission has changed.' },
    roles: ['teacher'],
    channels: ['push', 'mail'],
    obligatory: true,
  },
  'admission.confirmation': {
    label: { 'zh-CN': '年度确认', en: 'Yearly confirmation' },
    notice: { 'zh-CN': '您的年度确认有了结果。', en: 'Your yearly confirmation was decided.' },
    roles: ['teacher'],
    channels: ['push', 'mail'],
  },
  'admission.ending': {
    label: { 'zh-CN': '资格到期提醒', en: 'Admission ends soon' },
    notice: { 'zh-CN': '您的辅导资格即将到期。', en: 'Your admission ends soon.' },
    roles: ['teacher'],
    channels: ['push', 'mail'],
    obligatory: true,
  },
  'admission.waiting': {
    label: { 'zh-CN': '待审核申报', en: 'Applications to review' },
    notice: { 'zh-CN': '有申报等待您审核。', en: 'Applications wait for your review.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['push', 'mail'],
  },
  'admission.delegated': {
    label: { 'zh-CN': '受托审核', en: 'Standing in for reviews' },
    notice: { 'zh-CN': '有人请您代为处理审核。', en: 'You were asked to stand in.' },
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    channels: ['push', 'mail'],
  },
};
