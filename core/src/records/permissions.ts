import type { ManifestPermission } from '@fudao/plugin-sdk';

export const supervise = 'records:supervise';
export const audit = 'records:audit';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [supervise]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '可检索本校、本区或全市的全程记录；查看内容须说明原因，并留下记录。',
      en: 'Searches the records of the own school, district or city; seeing what they say needs a reason and is on the record.',
    },
  },
  [audit]: {
    roles: ['city-administrator'],
    risk: {
      'zh-CN': '可导出年度审计包，其中有谁查看过谁的内容。',
      en: "Takes out the yearly audit pack, which says who looked at whose content.",
    },
  },
};
