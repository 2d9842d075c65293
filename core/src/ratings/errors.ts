import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('RATINGS', {
  SCORE_UNFIT: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '评分不完整：实时辅导请回答全部四个问题，解答和微课请选 1 到 5 星。',
      en: 'The rating is not complete: answer all four questions for live tutoring, or give 1 to 5 stars for an answer or lesson.',
    },
  },
  TAG_UNKNOWN: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '所选标签不存在，请重新选择。', en: 'There is no such style tag. Please choose again.' },
  },
  WORDS_TOO_LONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '评语最多 {max} 个字，请删减一些。', en: 'Your words may have {max} characters at most. Please shorten them.' },
  },
  ALREADY_RATED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次辅导已经评价过了，谢谢你。', en: 'You have rated this already. Thank you.' },
  },
  CANCELLED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次辅导已取消，不需要评价。', en: 'This was cancelled and needs no rating.' },
  },
  TAG_TAKEN: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '已有同名标签。', en: 'There is a tag of this name already.' },
  },
  MERGE_INTO_ITSELF: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请选择另一个正在使用的标签。', en: 'Please choose another tag that is in use.' },
  },
  ALREADY_DECIDED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '已由他人处理，请刷新列表。', en: 'Somebody has decided on this already. Please reload the list.' },
  },
  REASON_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请写明理由。', en: 'Please give a reason.' },
  },
  APPEAL_PENDING: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这一项已在申诉中，请等待处理结果。', en: 'You have appealed against this already; please wait for the decision.' },
  },
  NOT_TO_CITY: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '只有区里维持原评价的申诉才能提请市级复核，且只能一次。',
      en: 'Only what the district kept can be taken to the city, and once.',
    },
  },
  RATINGS_REQUIRED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请选择要排除的评价。', en: 'Please choose the ratings to exclude.' },
  },
  OWN_APPEAL: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '不能处理与自己有关的申诉。', en: 'You cannot decide on an appeal of your own.' },
  },
});
