import type { ManifestPermission } from '@fudao/plugin-sdk';

export const read = 'analytics:read';
export const own = 'analytics:own';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [read]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '查看、导出本校、本区或全市的辅导周报和月报（教师的工作情况；每次查看明细都有记录）',
      en: "Reads and exports weekly and monthly reports of the own school, district or city (teachers' work; each look at details is on the record)",
    },
  },
  [own]: { roles: ['teacher'], risk: { 'zh-CN': '查看本人的辅导周报和月报', en: 'Sees the own weekly and monthly report' } },
};
