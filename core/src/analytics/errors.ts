import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('ANALYTICS', {
  DATE_INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '没有这一天，请重新选择日期。', en: 'There is no such day. Please choose another date.' },
  },
  PERIOD_IN_FUTURE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '这一周（月）还没有开始，请选择已开始的时间。',
      en: 'That week or month has not begun. Please choose one that has.',
    },
  },
});
