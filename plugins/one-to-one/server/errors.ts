import { defineErrors } from '@fudao/plugin-sdk';

/** What one-to-one refuses, and what to do next. */
export const errors = defineErrors('ONE', {
  TEXT_EMPTY: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '请写一句话或放一张图片，说明想问什么。', en: 'Please say in a sentence or with a picture what it is about.' },
  },
  TEXT_TOO_LONG: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '最多 {max} 个字符，现在有 {length} 个。请删减后再发。', en: 'At most {max} characters; this has {length}. Please shorten it.' },
  },
  TEXT_UNREADABLE: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '内容里有无法识别的控制字符，请重新输入。', en: 'The text has control characters that cannot be shown. Please type it again.' },
  },
  SAY_IT_OTHERWISE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '这句话可能含有联系方式或不合适的用语，请换一种说法再呼叫。',
      en: 'This may hold contact details or words that hurt. Please say it otherwise, then call.',
    },
  },
  UNKNOWN_SUBJECT: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '没有这个科目，请从列表中选择一个。', en: 'There is no such subject. Please choose one from the list.' },
  },
  PICTURE_UNUSABLE: {
    status: 400,
    retryable: false,
    message: {
      'zh-CN': '有图片已失效，或不是本人上传的，请删除后重新上传。',
      en: 'A picture has expired or was not uploaded by you. Please remove it and upload it again.',
    },
  },
  UNKNOWN_KNOWLEDGE_POINT: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '有知识点不属于这个科目，请重新选择。', en: 'A knowledge point is not of this subject. Please choose again.' },
  },
  NO_GRADE: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '账号里还没有年级信息，请联系学校补全。', en: 'Your account has no grade yet. Please ask your school to add it.' },
  },
  CALLING_ALREADY: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '你已经在呼叫老师。先等一等，或取消后再呼叫。', en: 'You are calling already. Please wait, or cancel that call first.' },
  },
  IN_SESSION: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '你有一次辅导正在进行，请先回到那里。', en: 'One of your sessions is going on. Please go back to it first.' },
  },
  NOBODY_ON_DUTY: {
    status: 409,
    retryable: true,
    message: { 'zh-CN': '现在没有这个科目的老师值守。可以到问答中心提问，你写的内容会保留。', en: 'No teacher of this subject is on duty now. You can ask in the Q&A centre; what you wrote is kept.' },
  },
  TEACHER_AWAY: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这位老师刚刚下线了。请选另一位，或让我们帮你找。', en: 'This teacher has just gone off duty. Please choose another, or let us find one.' },
  },
  CALL_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这次呼叫。', en: 'This call was not found.' },
  },
  RING_OVER: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次呼叫已不在您这里响铃：学生取消了，或已转给其他老师。', en: 'This call does not ring here any more: the student took it back, or another teacher was asked.' },
  },
  NOT_ON_DUTY: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '您的值守已结束，请重新开始值守。', en: 'Your duty has ended. Please go on duty again.' },
  },
  NOT_YOUR_SCOPE: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '只能值守自己获准辅导的科目和年级。', en: 'You can be on duty for subjects and grades that you were admitted for.' },
  },
  PLAN_INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '值守计划要在将来，先开始后结束，最长 4 小时。', en: 'A planned duty lies ahead, begins before it ends and lasts four hours at most.' },
  },
  PLANS_OVERLAP: {
    status: 409,
    retryable: false,
    message: {
      'zh-CN': '这段时间与已有的值守计划重叠，请改时间，或先删除原来的计划。',
      en: 'This overlaps with another planned duty. Please choose another time, or delete that one first.',
    },
  },
  PLAN_OUTSIDE_HOURS: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这段时间不能安排值守：{reason}。', en: 'No duty can be planned then: {reason}.' },
  },
  PLAN_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这次值守计划，它可能已被删除或已经过去。', en: 'This planned duty was not found; it may have been deleted, or is over.' },
  },
  TOO_MANY_PLANS: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '最多提前安排 {max} 次值守。', en: 'At most {max} duties can be planned ahead.' },
  },
  SESSION_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这次辅导。', en: 'This session was not found.' },
  },
  SESSION_OVER: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次辅导已经结束，不能再发送。', en: 'This session is over; nothing can be sent any more.' },
  },
  SESSION_RUNS: {
    status: 409,
    retryable: true,
    message: { 'zh-CN': '辅导还在进行，结束后才能查看。', en: 'The session goes on; this can be seen once it is over.' },
  },
  NOT_RECORDED: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次辅导不录音。', en: 'This session is not recorded.' },
  },
  RECORDING_CLOSED: {
    status: 410,
    retryable: false,
    message: { 'zh-CN': '录音补传的时间已过。', en: 'The time in which a recording could still be sent is over.' },
  },
  RECORDING_TOO_LARGE: {
    status: 413,
    retryable: false,
    message: { 'zh-CN': '录音超过允许的大小，后面的部分没有保存。', en: 'The recording is larger than allowed; what comes after was not kept.' },
  },
  NOT_SOUND: {
    status: 415,
    retryable: false,
    message: { 'zh-CN': '这不是可用的录音（WebM 或 Ogg，Opus 编码）。', en: 'This is no recording that can be used (WebM or Ogg with Opus).' },
  },
  PART_DAMAGED: {
    status: 422,
    retryable: true,
    message: { 'zh-CN': '这一段录音没有传完整，请重传。', en: 'This part of the recording did not arrive whole. Please send it again.' },
  },
  PART_DIFFERS: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '录音的这个位置已有不同的内容，原来的保留不变。', en: 'Something else is kept at this place of the recording; it stays as it is.' },
  },
  TAKE_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这段录音。', en: 'This recording was not found.' },
  },
  BOARD_PICTURES_FULL: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '一块画板最多放 {most} 张图片。', en: 'A board takes {most} pictures at most.' },
  },
  OPENING_NEEDED: {
    status: 403,
    retryable: false,
    message: {
      'zh-CN': '查看辅导内容或旁听要先说明理由，申请调阅。',
      en: 'To read what was said, or to look on, give a reason first and ask for an opening.',
    },
  },
  NO_VIDEO: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '本区没有开放视频，可以用语音和画板。', en: 'Your district does not allow video. Please use voice and the board.' },
  },
  TOO_FAST: {
    status: 429,
    retryable: true,
    message: { 'zh-CN': '消息发得太快，请稍等几秒。', en: 'That was too fast. Please wait some seconds.' },
  },
});
