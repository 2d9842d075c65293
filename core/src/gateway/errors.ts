import { defineErrors } from '@fudao/plugin-sdk';

/** Refusals of HTTP itself, before any action is called. */
export const gatewayErrors = defineErrors('GATEWAY', {
  UNKNOWN_ROUTE: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有这个接口地址，请检查后再试。', en: 'There is no such address. Please check it and try again.' },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    retryable: false,
    message: { 'zh-CN': '此地址只接受 {allowed} 请求。', en: 'This address takes {allowed} only.' },
  },
  NOT_JSON: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '提交的内容不是有效的 JSON 对象，请检查后再试。',
      en: 'The body is not a valid JSON object. Please correct it and try again.',
    },
  },
  UNSUPPORTED_TYPE: {
    status: 415,
    retryable: false,
    message: {
      'zh-CN': '不支持这种内容类型，请以 {expected} 格式提交。',
      en: 'This type of content is not supported. Please send {expected}.',
    },
  },
  ORIGIN_REFUSED: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '请求来自其他网站，已被拒绝。', en: 'This request came from another site and was refused.' },
  },
  APP_NOT_BUILT: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '页面尚未构建，请联系管理员。',
      en: 'The pages are not built yet. The operator runs: npm run build.',
    },
  },
});
