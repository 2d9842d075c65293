import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('RECORDS', {
  FILTER_REQUIRED: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '请指定要查看的事项或人员。',
      en: 'Please name the thing or the person whose records you want to see.',
    },
  },
});
