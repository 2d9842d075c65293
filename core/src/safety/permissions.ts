import type { ManifestPermission } from '@fudao/plugin-sdk';

export const moderate = 'safety:moderate';
export const editList = 'safety:edit-list';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [moderate]: {
    roles: ['school-administrator', 'district-administrator', 'city-administrator'],
    risk: {
      'zh-CN': '查看本校、本区或全市的举报及被举报内容，可隐藏内容、警告或暂停用户',
      en: 'Reads reports and what was reported in the own school, district or city; hides content, warns and suspends people',
    },
  },
  [editList]: {
    roles: ['district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '修改内容审核词表', en: 'Edits the list that texts are screened by' },
  },
};
