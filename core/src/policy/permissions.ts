import type { ManifestPermission } from '@fudao/plugin-sdk';

export const readRules = 'policy:read-rules';
export const tightenRules = 'policy:tighten-rules';
export const setRules = 'policy:set-rules';

export const seeOveruse = 'policy:see-overuse';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [readRules]: {
    roles: ['teacher', 'reviewer', 'school-administrator', 'district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '查看辅导规则', en: 'Reads the rules of the programme' },
  },
  [seeOveruse]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '查看本校、本区或全市学生何时用到上限', en: 'Sees which students of the own school, district or city met a limit of use' },
  },
  [tightenRules]: {
    roles: ['district-administrator'],
    risk: { 'zh-CN': '收紧本区的辅导规则', en: 'Tightens the rules for the own district' },
  },
  [setRules]: {
    roles: ['city-administrator'],
    risk: { 'zh-CN': '修改全市的辅导规则', en: "Changes the city's rules for everybody" },
  },
};
