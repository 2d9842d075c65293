import type { ManifestPermission } from '@fudao/plugin-sdk';

export const operate = 'notifications:operate';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [operate]: {
    roles: ['city-administrator'],
    risk: {
      'zh-CN': '查看通知发送情况和失败原因（不含收件人和内容）',
      en: 'Sees how notifications are sent and why some fail, without receivers or contents',
    },
  },
};
