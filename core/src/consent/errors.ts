import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('CONSENT', {
  NEEDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '使用“{name}”前，需要先同意把你的信息交给它。可到“我的授权”查看并决定，其他功能不受影响。',
      en: '"{name}" needs consent before it may get your data. See "My consents"; everything else works.',
    },
  },
  BASIC_NEEDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '还没有同意使用辅导平台，暂时不能使用。请到“我的授权”查看怎样办理。',
      en: 'Nobody has consented to the use of the platform yet. See "My consents" for what to do.',
    },
  },
  GUARDIAN_NEEDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '未满 14 岁时由监护人决定。请家长使用学校发的授权码。',
      en: 'Before 14 the guardian decides. Please ask at home to use the code from your school.',
    },
  },
  WORDS_CHANGED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '授权说明刚刚有变化，请重新打开页面，看过新的说明后再决定。',
      en: 'The explanation has changed just now. Please open the page again and decide after reading it.',
    },
  },
  ANSWER_ALL: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请对每一项选择“同意”或“不同意”。', en: 'Please choose yes or no for each item.' },
  },
  CODE_UNKNOWN: {
    status: 404,
    retryable: false,
    message: {
      'zh-CN': '授权码不对，请核对学校发的纸条；如有遗失，可请学校重新发一份。',
      en: 'This code is not right. Please check it, or ask the school for a new one.',
    },
  },
  CODE_USED: {
    status: 410,
    retryable: false,
    message: {
      'zh-CN': '这个授权码已经用过。如需修改，请向学校要一份新的。',
      en: 'This code has been used. To change something, please ask the school for a new one.',
    },
  },
  CODE_ENDED: {
    status: 410,
    retryable: false,
    message: {
      'zh-CN': '这个授权码已经过期，请向学校要一份新的。',
      en: 'This code is no longer valid. Please ask the school for a new one.',
    },
  },
  DATA_ASKED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '这项申请已经提交，正在等待处理。授权码没有使用。',
      en: 'This was asked for already and waits for an answer. The code was not used up.',
    },
  },
  STUDENT_DECIDES: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '这名学生已满 14 岁，由学生本人在“我的授权”中决定。',
      en: 'This student is 14 and decides in person, under "My consents".',
    },
  },
  PAPER_DATE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '签署日期不对：不能晚于今天，也不能早于这名学生最近一次决定（{since}）。',
      en: 'The date of signing is not right: not after today, and not before the latest decision ({since}).',
    },
  },
  SIGNER_NEEDED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请填写监护人的姓名和与学生的关系。', en: "Please give the guardian's name and relation." },
  },
});
