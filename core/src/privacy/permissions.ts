import type { ManifestPermission } from '@fudao/plugin-sdk';

export const decide = 'privacy:decide';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [decide]: {
    roles: ['city-administrator'],
    risk: {
      'zh-CN': '处理个人数据的导出和删除申请；删除不可恢复，须两位管理员同意',
      en: "Decides on people's requests for their data, and for erasure, which is for good and takes two",
    },
  },
};
