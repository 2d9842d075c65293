import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('CARDS', {
  FULL: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '卡片已满 {most} 张，请先删除不再需要的卡片。',
      en: 'You have {most} cards already. Remove one that you no longer need.',
    },
  },
  NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这张卡片，它可能已被删除。', en: 'This card was not found; it may have been removed.' },
  },
});
