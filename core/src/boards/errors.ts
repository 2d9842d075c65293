import { defineErrors } from '@fudao/plugin-sdk';

/** What boards refuse, and what to do next. */
export const errors = defineErrors('BOARDS', {
  MALFORMED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '画板内容无法识别，请刷新页面后再画。', en: 'What was drawn could not be read. Please load the page again and draw anew.' },
  },
  TOO_LARGE: {
    status: 413,
    retryable: false,
    message: { 'zh-CN': '一次画的内容太多，请分几次画。', en: 'That is too much at once. Please draw it in several steps.' },
  },
  FULL: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这块画板已经画满，不能再添加内容。', en: 'This board is full; nothing can be added any more.' },
  },
  NOT_YOUR_HAND: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '不能以别人的名义画，请刷新页面。', en: 'You cannot draw as somebody else. Please load the page again.' },
  },
  CLOSED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '画板已关闭，只能查看。', en: 'The board is closed; it can only be looked at.' },
  },
});
