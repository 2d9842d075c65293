import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('NOTIFICATIONS', {
  OBLIGATORY: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这类通知与安全或权益有关，不能在应用内关闭。', en: 'These notifications concern your safety or rights and cannot be switched off in the app.' },
  },
  QUIET_TOO_SHORT: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '学生的免打扰时段须包含 {from}–{to}，可以更长，不能更短。', en: 'Quiet hours of students include {from}–{to}. They may be longer, not shorter.' },
  },
  QUIET_TOO_LONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '免打扰时段最长 {hours} 小时，开始和结束不能相同。', en: 'Quiet hours may last {hours} hours at most, and end at another time than they begin.' },
  },
  PUSH_SERVICE_REFUSED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '这个浏览器的推送服务不在本市支持的范围内，请换一个浏览器。', en: "This browser's push service is not one of those that the city allows. Please use another browser." },
  },
  TESTED_JUST_NOW: {
    status: 429,
    retryable: true,
    message: { 'zh-CN': '刚刚发过测试通知，请稍等半分钟再试。', en: 'A test was sent just now. Please wait half a minute.' },
  },
  CONSENT_NEEDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '还没有同意在应用外接收提醒，请先到“我的授权”决定（未满 14 岁由监护人决定）。应用内的通知不受影响。',
      en: 'Nobody has consented to notifications outside of the app. See "My consents" (before 14 the guardian decides); notifications in the app go on.',
    },
  },
  CHANNEL_MISSING: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这种通知方式暂不可用。', en: 'This way of being told is not available at present.' },
  },
  ADDRESS_UNFIT: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '地址格式不对，请检查后再填。', en: 'This does not look right. Please check it.' },
  },
  CODE_NOT_SENT: {
    status: 502,
    retryable: true,
    message: { 'zh-CN': '验证码没有发出去，请检查地址，或稍后再试。', en: 'The code could not be sent. Check the address, or try again later.' },
  },
  TOO_MANY_CODES: {
    status: 429,
    retryable: false,
    message: { 'zh-CN': '今天已经发过 {most} 次验证码，请明天再试。', en: '{most} codes were sent today. Please try again tomorrow.' },
  },
  CODE_WRONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '验证码不对，请再看一下。', en: 'The code is not right. Please look again.' },
  },
  CODE_ENDED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '验证码已失效，请重新发送。', en: 'This code has ended. Please have a new one sent.' },
  },
});
