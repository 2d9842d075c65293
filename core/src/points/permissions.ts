import type { ManifestPermission } from '@fudao/plugin-sdk';

export const ownPoints = 'points:own';
export const readPoints = 'points:read';
export const correctPoints = 'points:correct';
export const closeTerms = 'points:close';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [ownPoints]: {
    roles: ['teacher'],
    risk: { 'zh-CN': '查看、导出自己的积分明细', en: 'Reads and exports the own statement of points' },
  },
  [readPoints]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '查看本校、本区或全市教师的积分明细（每次查看都有记录）',
      en: 'Reads the points of teachers of the own school, district or city; each look is on the record',
    },
  },
  [correctPoints]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '提出或审批积分更正，影响教师报酬', en: "Proposes and decides on corrections, which change teachers' pay" },
  },
  [closeTerms]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '签核、结算学期积分，导出含真实姓名的发放表',
      en: 'Signs off and closes terms, and exports the payout with real names',
    },
  },
};
