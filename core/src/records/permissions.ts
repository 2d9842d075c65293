import type { ManifestPermission } from '@fudao/plugin-sdk';

export const supervise = 'records:supervise';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [supervise]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '可查看师生的全程记录，内容可能包含个人信息。',
      en: 'Reads the records of students and teachers, which hold personal content.',
    },
  },
};
