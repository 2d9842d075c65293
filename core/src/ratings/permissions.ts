import type { ManifestPermission } from '@fudao/plugin-sdk';

export const rate = 'ratings:rate';
export const seeOwn = 'ratings:see-own';
export const moderate = 'ratings:moderate';
export const supervise = 'ratings:supervise';
export const keepTags = 'ratings:keep-tags';
export const meetTeachers = 'ratings:meet-teachers';
export const readPortraits = 'ratings:read-portraits';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [rate]: { roles: ['student'], risk: { 'zh-CN': '评价教师', en: 'Rates teachers' } },
  [seeOwn]: {
    roles: ['teacher'],
    risk: { 'zh-CN': '查看本人评价的汇总，并可申诉', en: 'Sees the own ratings as sums, and appeals' },
  },
  [moderate]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '决定学生评语是否展示', en: "Decides which of students' words are shown" },
  },
  [supervise]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '查看评价异常，处理教师申诉，可排除评价',
      en: 'Sees anomalies of ratings and decides on appeals; may exclude ratings',
    },
  },
  [meetTeachers]: {
    roles: ['student'],
    risk: { 'zh-CN': '查看已获准辅导的教师的画像（学生版）', en: 'Sees the portrait of an admitted teacher, as students see it' },
  },
  [readPortraits]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '查看本校、本区或全市教师的画像', en: "Reads portraits of the own school's, district's or city's teachers" },
  },
  [keepTags]: {
    roles: ['city-administrator'],
    risk: { 'zh-CN': '管理全市风格标签', en: "Keeps the city's list of style tags" },
  },
};
