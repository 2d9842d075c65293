import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('PLUGIN', {
  NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有名为“{plugin}”的插件。', en: 'There is no plugin "{plugin}".' },
  },
  DISTRICT_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请先选择要设置的区。', en: 'Please choose the district first.' },
  },
  DISTRICT_NOT_YOURS: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '您只能管理本区的插件。', en: 'You may manage the plugins of your own district only.' },
  },
  SETTINGS_INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '设置项“{field}”不正确：{reason}。', en: 'The setting "{field}" is wrong: it {reason}.' },
  },
  CHANGED_MEANWHILE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '另一位管理员刚刚修改了此插件，请查看最新状态后再试。',
      en: 'Another administrator changed this plugin just now. Please look at its state and try again.',
    },
  },
});
