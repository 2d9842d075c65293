import type { ManifestPermission } from '@fudao/plugin-sdk';

export const reviewBank = 'knowledge:review-bank';
export const readBank = 'knowledge:read-bank';

export const removeQuestions = 'knowledge:remove-questions';

export const permissions: Readonly<Record<string, ManifestPermission>> = {
  [reviewBank]: {
    roles: ['reviewer'],
    risk: {
      'zh-CN': '决定哪些题目进入全市题库',
      en: "Decides which questions enter the city's question bank",
    },
  },
  [removeQuestions]: {
    roles: ['reviewer', 'city-administrator'],
    risk: { 'zh-CN': '从全市题库中撤下题目', en: "Takes questions out of the city's question bank" },
  },
  [readBank]: {
    roles: ['reviewer', 'school-administrator', 'district-administrator', 'city-administrator'],
    risk: { 'zh-CN': '查看题库中的题目及答案', en: 'Reads the questions of the bank with their answers' },
  },
};
