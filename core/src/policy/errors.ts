import { defineErrors, type ErrorSpec } from '@fudao/plugin-sdk';

/** A refusal by a rule: the same request may succeed at another time, but not by asking again at once. */
const refusal = (zh: string, en: string): ErrorSpec => ({
  status: 403,
  retryable: false,
  message: { 'zh-CN': `${zh}{next}`, en: `${en}{next}` },
});

/** One for each rule of the engine: `tutoring-hours` is `POLICY_TUTORING_HOURS`. */
export const refusals = defineErrors('POLICY', {
  OPENER: refusal('你的身份不能发起这项活动。', 'Your role cannot begin this.'),
  SUSPENDED: refusal('参与者中有人目前被暂停使用，不能开始。', 'Somebody who takes part is suspended at present, so this cannot begin.'),
  ADMISSION: refusal('这位老师目前不能辅导：申报尚未通过，或已被暂停、撤销、到期。', 'This teacher cannot tutor at present: the admission is not complete, or was suspended, withdrawn or has ended.'),
  TUTORING_HOURS: refusal('现在不在辅导时段（上课日 {from}–{to}），或剩余时间不够。', 'This is outside of tutoring hours (school days, {from} to {to}), or too little of them is left.'),
  SESSION_LENGTH: refusal('一次一对一辅导最长 {maxMinutes} 分钟。', 'A one-to-one session lasts {maxMinutes} minutes at most.'),
  CLASS_LENGTH: refusal('一次课最长 {maxMinutes} 分钟。', 'A class lasts {maxMinutes} minutes at most.'),
  CLASS_GAP: refusal('同一位老师的两次课之间至少间隔 {gapMinutes} 分钟。', 'Two classes of one teacher are at least {gapMinutes} minutes apart.'),
  ONE_TO_MANY_WEEK: refusal('老师本周的一对多辅导已有 {usedMinutes} 分钟，上限为 {maxMinutes} 分钟。', "The teacher's classes of this week have {usedMinutes} of at most {maxMinutes} minutes."),
  TEACHER_BUSY: refusal('老师这段时间已有安排。', 'The teacher has something else at that time.'),
  TEACHER_DAY: refusal('老师当天已辅导 {usedMinutes} 分钟，上限为 {maxMinutes} 分钟。', 'The teacher has tutored {usedMinutes} of at most {maxMinutes} minutes that day.'),
  TEACHER_CONTINUOUS: refusal('老师已连续辅导 {usedMinutes} 分钟，需要先休息 {breakMinutes} 分钟。', 'The teacher has tutored for {usedMinutes} minutes on end and needs a break of {breakMinutes}.'),
  STUDENT_BUSY: refusal('这段时间已有其他辅导。', 'There is another session or class at that time.'),
  STUDENT_DAY: refusal('今天已使用 {usedMinutes} 分钟，上限为 {maxMinutes} 分钟。明天再来吧。', 'You have used {usedMinutes} of at most {maxMinutes} minutes today. See you tomorrow.'),
  STUDENT_CONTINUOUS: refusal('已连续使用 {usedMinutes} 分钟，请休息 {breakMinutes} 分钟，看看远处。', 'You have gone on for {usedMinutes} minutes. Rest for {breakMinutes} minutes and look into the distance.'),
  ANSWERS_WEEK: refusal('本周已有 {used} 个被采纳的解答计分，上限为 {max} 个。', '{used} adopted answers have earned points this week; the limit is {max}.'),
  RATING_OWED: refusal('请先评价上一次辅导，只要几秒钟。', 'Please rate the last service first; it takes seconds.'),
  SEATS: refusal('这次课的名额已满。', 'This class has no seat left.'),
});

export const errors = defineErrors('POLICY', {
  NOT_A_PARTY: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '只能为自己参与的辅导预约时间。', en: 'Time is reserved only by who takes part.' },
  },
  INCOMPLETE_DEMAND: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '预约缺少必要的内容：{missing}。', en: 'The reservation lacks what it needs: {missing}.' },
  },
  RESERVATION_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这次预约，它可能已经过期。', en: 'There is no such reservation; it may have expired.' },
  },
  ALREADY_ENDED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次预约已结束（{state}），不能再改。', en: 'This reservation has ended ({state}) and cannot be changed.' },
  },
  OTHER_WITH_KEY: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '同一编号已用于另一次预约。', en: 'This key belongs to another reservation.' },
  },
  SPAN_INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '实际起止时间有误：须先开始后结束，且不超出预约的时间。', en: 'The actual time is not valid: it ends after it begins, and stays within what was reserved.' },
  },
  IN_PAST: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '不能为已经过去的时间预约。', en: 'Nothing can be reserved for a time that has passed.' },
  },
  NOT_OVER_YET: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '还没有进行完的辅导不能结算。', en: 'What has not taken place yet cannot be settled.' },
  },
  CLOCK_WENT_BACK: {
    status: 503,
    retryable: true,
    message: { 'zh-CN': '服务器时钟异常，暂时不能预约，请稍后再试。', en: 'The clock of the server is wrong; nothing can be reserved for a moment. Please try again shortly.' },
  },
  LOOSER: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '区里只能收紧规则：{rules}。', en: 'A district may only tighten rules: {rules}.' },
  },
  CONTRADICTION: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '规则互相矛盾：{reason}。', en: 'The rules contradict each other: {reason}.' },
  },
  EFFECTIVE_IN_PAST: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '规则不能从过去的时间开始生效。', en: 'Rules cannot take effect in the past.' },
  },
  CHANGE_PLANNED: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '已有一项变更计划在 {at} 生效。请先撤回它，或从那时以后生效。',
      en: 'A change is planned to take effect on {at}. Withdraw it first, or let this one take effect after it.',
    },
  },
  VERSION_CHANGED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '规则刚被他人修改，请刷新后再改。', en: 'Somebody changed the rules just now. Please reload and change them again.' },
  },
  NOTHING_TO_UNDO: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '没有可以撤销的变更。', en: 'There is no change to undo.' },
  },
  UNCHANGED: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '没有任何改动。', en: 'Nothing was changed.' },
  },
});
