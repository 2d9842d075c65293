import { defineErrors } from './errors.ts';

/** What the document storage refuses. */
export const documentErrors = defineErrors('DOCUMENTS', {
  INVALID: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '内容无法保存：{reason}。请修改后再试。',
      en: 'This cannot be stored: {reason}. Please correct it and try again.',
    },
  },
  TOO_LARGE: {
    status: 413,
    retryable: false,
    message: {
      'zh-CN': '内容过大（最多 {kilobytes} kB），没有保存。请缩减后再试。',
      en: 'This is too large to store (at most {kilobytes} kB). Please shorten it and try again.',
    },
  },
  CHANGED_MEANWHILE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '内容刚刚在别处被修改，您的改动没有保存。请保留内容，刷新后再试。',
      en: 'This was changed elsewhere just now, and your change was not saved. Keep your text, reload and try again.',
    },
  },
  QUOTA_EXCEEDED: {
    status: 507,
    retryable: false,
    message: {
      'zh-CN':
        '本区为此功能预留的存储空间（{megabytes} MB）已满，刚才的内容没有保存。请先删除不再需要的内容，或联系管理员。',
      en: 'The space kept for this in your district ({megabytes} MB) is full, and this was not saved. Remove what you no longer need, or tell an administrator.',
    },
  },
});
