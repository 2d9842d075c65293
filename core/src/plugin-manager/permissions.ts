import type { ManifestPermission } from '@fudao/plugin-sdk';

export const permissions = {
  'plugin-manager:manage-district': {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '可为一个区启用或停用插件', en: 'Enables and disables plugins for a district' },
  },
} as const satisfies Record<string, ManifestPermission>;
