import type { ManifestPermission } from '@fudao/plugin-sdk';

export const editCalendar = 'organisation:edit-calendar';
export const editDistrictCalendar = 'organisation:edit-district-calendar';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [editCalendar]: {
    roles: ['city-administrator'],
    risk: {
      'zh-CN': '修改全市的学期、假期和调休，决定哪些日子可以辅导',
      en: "Changes the city's terms, holidays and make-up days, and with them when there may be tutoring",
    },
  },
  [editDistrictCalendar]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '让一个区在上课日放假', en: 'Gives the schools of a district a day off' },
  },
};
