import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('PLUGIN_TEMPLATE', {
  FULL: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '今天已有 {most} 个目标。先完成它们，或删除一个再写。',
      en: 'You have {most} goals for today. Reach them first, or remove one to write another.',
    },
  },
  OVERVIEW_OFF: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '本区没有开放目标概览。如有需要，请联系区管理员。',
      en: 'Your district does not show this overview. Ask its administrator if you need it.',
    },
  },
});
