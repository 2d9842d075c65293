import type { ManifestPermission } from '@fudao/plugin-sdk';

export const manageAccounts = 'identity:manage-accounts';

export const permissions = {
  [manageAccounts]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '可查看所辖范围内的真实姓名，停用账号并重置密码',
      en: 'Sees real names within the own scope, suspends accounts and resets passwords',
    },
  },
} as const satisfies Record<string, ManifestPermission>;
