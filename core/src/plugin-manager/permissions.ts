import type { ManifestPermission } from '@fudao/plugin-sdk';

export const permissions = {
  'plugin-manager:manage-district': {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '可为一个区启用或停用插件', en: 'Enables and disables plugins for a district' },
  },
  'plugin-manager:operate': {
    roles: ['city-administrator'],
    risk: { 'zh-CN': '可安装、切换、退回和卸载全市的插件版本', en: 'Installs, switches, rolls back and uninstalls releases for the whole city' },
  },
} as const satisfies Record<string, ManifestPermission>;
