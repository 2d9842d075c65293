import type { ManifestPermission } from '@fudao/plugin-sdk';

export const apply = 'admission:apply';
export const review = 'admission:review';
export const supervise = 'admission:supervise';
export const setDeadlines = 'admission:set-deadlines';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [apply]: {
    roles: ['teacher'],
    risk: { 'zh-CN': '提交本人的职称与证书', en: 'Submits own titles and certificates' },
  },
  [review]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '查看所辖教师的申报材料与证书，并决定其申报',
      en: 'Reads the applications and certificates of teachers in the own scope, and decides on them',
    },
  },
  [supervise]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '可立即暂停或撤销所辖教师的辅导资格，并导出名单',
      en: 'Suspends or withdraws the admission of teachers in the own scope at once, and exports their list',
    },
  },
  [setDeadlines]: {
    roles: ['city-administrator'],
    risk: { 'zh-CN': '设定各级审核的期限', en: 'Sets how many days each review may take' },
  },
};
