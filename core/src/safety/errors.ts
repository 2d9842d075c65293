import { defineErrors } from '@fudao/plugin-sdk';

const final = { retryable: false } as const;

export const errors = defineErrors('SAFETY', {
  CONTACT_DETAILS: {
    ...final,
    status: 400,
    message: {
      'zh-CN': '这里好像有联系方式或链接：{found}。为了安全，请删去后再提交，写好的内容都在。',
      en: 'This seems to hold contact details or a link: {found}. To keep everybody safe, please take it out; nothing you wrote is lost.',
    },
  },
  WORDS: {
    ...final,
    status: 400,
    message: {
      'zh-CN': '“{found}”可能会伤害别人，请换一种说法后再提交，写好的内容都在。',
      en: '"{found}" may hurt somebody. Please say it in another way; nothing you wrote is lost.',
    },
  },
  SUSPENDED: {
    ...final,
    status: 403,
    message: {
      'zh-CN': '你的账号已被暂停使用，{end}。原因和申诉方式请看“账号状态”，也可以联系学校。',
      en: 'Your account is suspended {end}. See the reason and how to appeal on the page that opens, or ask your school.',
    },
  },
  SUSPENDED_HERE: {
    ...final,
    status: 403,
    message: {
      'zh-CN': '你暂时不能使用“{plugin}”，{end}。如有疑问请联系学校。',
      en: 'You may not use "{plugin}" {end}. Please ask your school if you have a question.',
    },
  },
  NOT_REPORTABLE: {
    ...final,
    status: 404,
    message: { 'zh-CN': '没有找到要举报的内容，它可能已被移除。', en: 'What you want to report was not found; it may have been removed.' },
  },
  TOO_MANY_REPORTS: {
    status: 429,
    retryable: true,
    message: {
      'zh-CN': '你今天的举报已经很多了，老师会逐一处理。如有紧急危险，请立即告诉身边的大人或拨打 110。',
      en: 'You have reported a lot today; all of it will be looked at. If somebody is in danger now, tell an adult beside you or call 110.',
    },
  },
  OWN_CASE: {
    ...final,
    status: 403,
    message: { 'zh-CN': '与自己有关的举报由其他人处理。', en: 'Reports that concern yourself are for somebody else.' },
  },
  CLAIMED: {
    ...final,
    status: 409,
    message: { 'zh-CN': '{name} 正在处理这条举报，请处理其他举报。', en: '{name} is dealing with this. Please take another one.' },
  },
  CHANGED: {
    ...final,
    status: 409,
    message: { 'zh-CN': '内容刚有变化，请刷新后再决定。', en: 'This changed just now. Please reload it before you decide.' },
  },
  CLOSED: {
    ...final,
    status: 409,
    message: { 'zh-CN': '这条举报已处理完毕。', en: 'This has been decided already.' },
  },
  REASON_REQUIRED: {
    ...final,
    status: 400,
    message: { 'zh-CN': '请写明理由。', en: 'Please give a reason.' },
  },
  MEASURE_UNFIT: {
    ...final,
    status: 400,
    message: { 'zh-CN': '所选措施不适用：没有可隐藏的内容，或不知道是谁。', en: 'This measure does not fit: there is no content to hide, or nobody is known.' },
  },
  TOO_LONG_FOR_LEVEL: {
    ...final,
    status: 403,
    message: {
      'zh-CN': '本级最多可暂停 {days} 天，更长请上报。',
      en: 'At your level a suspension may last {days} days. Hand it up for a longer one.',
    },
  },
  END_IN_PAST: {
    ...final,
    status: 400,
    message: { 'zh-CN': '结束时间要晚于现在。', en: 'The end must be later than now.' },
  },
  NO_LEVEL_ABOVE: {
    ...final,
    status: 409,
    message: { 'zh-CN': '已是最高一级，请在这里作出决定。', en: 'There is no level above. Please decide here.' },
  },
  APPEALED_ALREADY: {
    ...final,
    status: 409,
    message: { 'zh-CN': '你已经提出过申诉，请等待处理结果。', en: 'You have appealed already; please wait for the decision.' },
  },
  HOST_UNFIT: {
    ...final,
    status: 400,
    message: { 'zh-CN': '“{host}”不是网站域名，请填写如 smartedu.cn 的域名。', en: '"{host}" is no host. Please give one such as smartedu.cn.' },
  },
  DISTRICT_ADDS_ONLY: {
    ...final,
    status: 403,
    message: { 'zh-CN': '区里只能增加词语，允许的网站由市里决定。', en: 'A district adds words; which sites may be linked to is for the city.' },
  },
});
