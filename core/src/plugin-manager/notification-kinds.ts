import type { NotificationKind } from '@fudao/plugin-sdk';

/** What the room tells people, and what of it may leave the platform. */
export const notificationKinds: Readonly<Record<`plugin-manager.${string}`, NotificationKind>> = {
  'plugin-manager.planned-change-failed': {
    label: { 'zh-CN': '插件计划变更', en: 'Planned changes of plugins' },
    notice: { 'zh-CN': '一项计划的变更未能完成。', en: 'A planned change failed.' },
    roles: ['district-administrator', 'city-administrator'],
    channels: ['push', 'mail'],
  },
};
