import { defineErrors } from '@fudao/plugin-sdk';

/** What the Q&A centre refuses, and what to do next. */
export const errors = defineErrors('QA', {
  TEXT_EMPTY: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '请先写下内容：{field}不能为空。',
      en: 'Please write something first: {fieldEn} must not be empty.',
    },
  },
  TEXT_TOO_LONG: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '{field}最多 {max} 个字符，现在有 {length} 个。请删减后再提交。',
      en: 'The {fieldEn} may have {max} characters at most; it has {length}. Please shorten it.',
    },
  },
  TEXT_UNREADABLE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '{field}里有无法识别的控制字符。请重新输入，或从别处复制纯文字。',
      en: 'The {fieldEn} has control characters that cannot be shown. Please type it again, or paste it as plain text.',
    },
  },
  UNKNOWN_SUBJECT: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '没有这个科目，请从列表中选择一个。',
      en: 'There is no such subject. Please choose one from the list.',
    },
  },
  PICTURE_UNUSABLE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '有图片已失效，或不是本人上传的，请删除后重新上传。',
      en: 'A picture has expired or was not uploaded by you. Please remove it and upload it again.',
    },
  },
  UNKNOWN_BANK_QUESTION: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '所附的题目已不在题库中，请移除后再提交。',
      en: 'An attached bank question is no longer in the bank. Please remove it.',
    },
  },
  NO_GRADE: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '账号里还没有年级信息，请联系学校补全。',
      en: 'Your account has no grade yet. Please ask your school to add it.',
    },
  },
  TOO_MANY_OPEN: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '你已有 {max} 个问题在等老师解答。请等一等，或先撤回一个。',
      en: '{max} of your questions are waiting for a teacher. Please wait, or withdraw one first.',
    },
  },
  RATE_FIRST: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '你有一个问题已得到解答。请先采纳一个解答并评价，再提新问题。',
      en: 'One of your questions has been answered. Please adopt an answer and rate it before you ask the next one.',
    },
  },
  OPENING_NEEDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '查看学生写的内容要先说明理由，申请调阅。',
      en: 'To read what a student wrote, give a reason first and ask for an opening.',
    },
  },
  NOT_FOUND: {
    status: 404,
    retryable: false,
    message: {
      'zh-CN': '没有找到这个问题，它可能已被撤回。',
      en: 'This question was not found; it may have been withdrawn.',
    },
  },
  RANGE_EMPTY: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '开始时间要早于结束时间，请重新选择。',
      en: 'The time must begin before it ends. Please choose it again.',
    },
  },
  RANGE_TOO_LONG: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '一次最多查看 {days} 天，请缩短时间范围。',
      en: '{days} days can be looked at once, at most. Please choose a shorter time.',
    },
  },
  NOT_POSSIBLE_NOW: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '问题的状态已改变，现在不能这样做。请刷新后查看。',
      en: 'The question has moved on, so this is not possible any more. Please reload it.',
    },
  },
  LADDER_AT_TOP: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这道题的完整解答已经显示。', en: 'The full solution is already shown.' },
  },
  TRY_FIRST: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '先试着写出你的答案，再看下一级。写错也没关系。',
      en: 'Try an answer of your own first, then open the next rung. It need not be right.',
    },
  },
  WAIT_A_MOMENT: {
    status: 409,
    retryable: true,
    message: {
      'zh-CN': '再想一想，{seconds} 秒后可以看下一级。',
      en: 'Think about it a little longer: the next rung opens in {seconds} seconds.',
    },
  },
  TOO_MANY_ATTEMPTS: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '这一级已经试了 {max} 次，先看看下一级的提示吧。',
      en: 'You have tried {max} times on this rung. Please look at the next one.',
    },
  },
  ALREADY_CLAIMED: {
    status: 409,
    retryable: true,
    message: {
      'zh-CN': '这个问题正由另一位老师解答，约 {minutes} 分钟后可以再看。',
      en: 'Another teacher is answering this question; please look again in about {minutes} minutes.',
    },
  },
  NOT_OPEN: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这个问题已不再需要解答。', en: 'This question does not need an answer any more.' },
  },
  LEASE_ENDED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '您对这个问题的认领已到时。草稿已保留，请重新认领后再发布。',
      en: 'Your claim on this question has ended. Your draft is kept; please claim the question again.',
    },
  },
  RENEWALS_USED_UP: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '认领已续到最长时间。请在结束前发布，或退回给其他老师。',
      en: 'The claim cannot be renewed any further. Please publish before it ends, or give it back.',
    },
  },
  ALREADY_ANSWERED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '您已经解答过这个问题。', en: 'You have answered this question already.' },
  },
  DRAFT_CHANGED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '草稿已在另一处被修改（第 {revision} 版）。请载入最新草稿后再继续。',
      en: 'The draft was changed elsewhere (revision {revision}). Please load it before you go on.',
    },
  },
  ALREADY_FOLLOWED_UP: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '每个解答只能追问一次。', en: 'You can ask one follow-up per answer.' },
  },
  NO_FOLLOW_UP: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '学生还没有追问这个解答。', en: 'The student has not asked a follow-up on this answer.' },
  },
  ALREADY_REPLIED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '您已经回复了这次追问。', en: 'You have replied to this follow-up already.' },
  },
  ALREADY_ADOPTED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这个问题已经采纳过一个解答。', en: 'An answer to this question has been adopted already.' },
  },
  NOT_ADOPTED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '只有被采纳的解答才能推荐进题库。',
      en: 'Only an adopted answer can be proposed for the bank.',
    },
  },
});
