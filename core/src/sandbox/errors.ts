import { defineErrors } from '@fudao/plugin-sdk';

export const confinedErrors = defineErrors('CONFINED', {
  PROCESS_ENDED: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '“{plugin}”刚刚中断，正在重新启动，请稍后再试。其他功能不受影响。',
      en: '"{plugin}" was interrupted just now and is starting again. Please try again in a moment; everything else works.',
    },
  },
  STARTING: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '“{plugin}”正在重新启动，请在 {seconds} 秒后再试。其他功能不受影响。',
      en: '"{plugin}" is starting again. Please try again in {seconds} seconds; everything else works.',
    },
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '内容过大，“{plugin}”无法处理。请缩减后再试。',
      en: 'This is too large for "{plugin}". Please shorten it and try again.',
    },
  },
  CALL_OVER: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '此次请求已经结束，无法继续操作。',
      en: 'The call that this belongs to is over: wait for everything before the handler ends.',
    },
  },
  NOT_UNDERSTOOD: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '插件的请求有误：{reason}。', en: 'The plugin asked for something wrong: {reason}.' },
  },
});
