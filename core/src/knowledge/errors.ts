import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('KNOWLEDGE', {
  UNKNOWN_SUBJECT: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '没有这个学科，请重新选择。', en: 'There is no such subject. Please choose another.' },
  },
  NOT_YOUR_SUBJECT: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '您不是该学科的题库审核员。',
      en: 'You are not a reviewer of this subject.',
    },
  },
  OWN_PROPOSAL: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '不能审核自己推荐或自己撰写的内容，请由其他审核员处理。',
      en: 'You cannot review what you proposed or wrote yourself. Another reviewer has to decide.',
    },
  },
  ALREADY_DECIDED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '该推荐已由他人审核，请刷新列表。',
      en: 'Somebody has decided on this proposal already. Please reload the list.',
    },
  },
  REASON_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '退回时请说明理由，便于推荐人修改。', en: 'Please give a reason when you return a proposal.' },
  },
  EMPTY_STEM: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '题干不能为空。', en: 'The stem must not be empty.' },
  },
  INCOMPLETE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '选项或答案不完整：选择题的答案须为选项字母，判断题为 T 或 F，每空都要有答案。',
      en: 'The options or the answer do not fit: letters of options for choice questions, T or F for statements, one answer for each blank.',
    },
  },
});
