import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('POINTS', {
  TERM_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有这个学期，请重新选择。', en: 'There is no such term. Please choose another.' },
  },
  PIECE_EXPECTED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '解答和微课按件计分，数量须为 1。', en: 'Answers and lessons count by the piece: the quantity must be 1.' },
  },
  SETTLED_ONLY: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '实时辅导按实际发生的预约计分，插件不能自行登记或撤销。',
      en: 'Live tutoring counts by reservations that took place: a plugin neither awards nor annuls it.',
    },
  },
  TERM_CLOSED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '该区本学期的积分已结算，不能再改动。如确需更正，请先申请重新开放。',
      en: 'The term is closed for this district and takes no changes. To correct it, ask for it to be reopened first.',
    },
  },
  TERM_NOT_CLOSED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '学期尚未结算，不能导出发放表。请先由各区签核，再由市级结算。',
      en: 'The term is not closed, so there is no payout yet. The districts sign it off first, then the city closes it.',
    },
  },
  TERM_NOT_OVER: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '学期还没有结束（{endsOn}），结束后才能签核和结算。', en: 'The term has not ended yet ({endsOn}). It can be signed off and closed after that.' },
  },
  AMOUNT_ZERO: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '更正的分值不能为 0。', en: 'A correction must add or take something.' },
  },
  OWN_POINTS: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '不能更正或审批自己的积分，请由其他管理员处理。', en: 'Nobody corrects their own points, or decides on it. Another administrator has to.' },
  },
  OWN_CORRECTION: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '更正须由另一位管理员审批，提出人不能审批。', en: 'A correction is decided by a second person, not by who proposed it.' },
  },
  CORRECTION_DECIDED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这项更正已经处理过，请刷新列表。', en: 'Somebody has decided on this correction already. Please reload the list.' },
  },
  BELOW_ZERO: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '扣减超过了这位教师本学期的积分（现有 {has} 分），请核对分值。',
      en: 'This takes more than the teacher earned in the term ({has} points). Please check the amount.',
    },
  },
  ENTRY_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到要更正的记录，它可能属于其他教师或学期。', en: 'The entry to correct was not found; it may be of another teacher or term.' },
  },
  CORRECTIONS_OPEN: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '还有 {count} 项更正等待审批，处理完才能继续。', en: '{count} corrections still wait for a decision. Please settle them first.' },
  },
  FIGURES_CHANGED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '数字已有变化，请刷新并核对后再确认。', en: 'The figures have changed since you saw them. Please reload, check them and confirm again.' },
  },
  NOT_SIGNED_OFF: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '还有 {count} 个区没有签核，或签核后数字有变化，请联系相关区重新签核。',
      en: '{count} districts have not signed off, or their figures changed since. Please ask them to sign off again.',
    },
  },
  ALREADY_ASKED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '已有人申请重新开放，等待另一方批准。', en: 'Somebody asked for it to be reopened already; the other side has to approve.' },
  },
  NOT_ASKED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '没有等待批准的重新开放申请，请刷新页面。', en: 'Nobody asks for it to be reopened any more. Please reload.' },
  },
  OTHER_SIDE: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '重新开放须由区和市各一人批准：请由另一方处理。', en: 'Reopening takes the district and the city, one person each: the other side has to decide.' },
  },
});
