import type { ManifestPermission } from '@fudao/plugin-sdk';

export const permissions = {
  'documents:see-usage': {
    roles: ['city-administrator'],
    risk: {
      'zh-CN': '可查看各插件在各区占用的存储空间（不含内容）。',
      en: 'Sees how much space plugins take in each district, without contents.',
    },
  },
} as const satisfies Record<string, ManifestPermission>;
