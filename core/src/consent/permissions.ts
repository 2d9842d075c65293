import type { ManifestPermission } from '@fudao/plugin-sdk';

export const own = 'consent:own';
export const manage = 'consent:manage';
export const oversee = 'consent:oversee';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [own]: {
    roles: ['student'],
    risk: { 'zh-CN': '查看本人的授权，满 14 岁后自行决定', en: 'Sees the own consents, and decides from 14 on' },
  },
  [manage]: {
    roles: ['school-administrator'],
    risk: {
      'zh-CN': '查看本校学生的授权情况，发放监护人授权码，登记纸质同意书',
      en: "Sees consents of the own school's students, hands codes to guardians, records consent on paper",
    },
  },
  [oversee]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '查看各校授权的人数，不含姓名', en: 'Sees how many consented in each school, without names' },
  },
};
