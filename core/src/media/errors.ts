import { defineErrors } from '@fudao/plugin-sdk';

export const errors = defineErrors('MEDIA', {
  ROOM_NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到这个辅导室，链接可能有误。', en: 'There is no such room. The link may be wrong.' },
  },
  NOT_A_MEMBER: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '这个辅导室不是为你开的，请从自己的辅导页面进入。', en: 'This room was not opened for you. Please come in from your own session.' },
  },
  REMOVED: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '你已被移出这个辅导室，不能再进入。', en: 'You were removed from this room and cannot come in again.' },
  },
  NOT_OPEN_YET: {
    status: 409,
    retryable: true,
    message: { 'zh-CN': '辅导室还没有开放，请稍后再来。', en: 'The room is not open yet. Please come back shortly.' },
  },
  ATTENDANCE_FORGOTTEN: {
    status: 410,
    retryable: false,
    message: {
      'zh-CN': '这次辅导已超过 {days} 天，进出明细不再保存；出勤结果见全程记录。',
      en: 'This session is more than {days} days ago, and who came and left when is not kept any more. Its attendance is on the record.',
    },
  },
  OVER: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '这次辅导已经结束。', en: 'This session is over.' },
  },
  OTHER_WITH_KEY: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '同一编号已用于另一个辅导室。', en: 'This key belongs to another room.' },
  },
  TIMES_INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '辅导室的时间有误：先开始后结束，结束在将来，最长 {hours} 小时。', en: 'The times of the room are not valid: it ends after it begins and in the future, and lasts {hours} hours at most.' },
  },
  NOT_AUTHENTIC: {
    status: 401,
    retryable: false,
    message: { 'zh-CN': '消息未能验证来源，已被拒绝。', en: 'The message does not come from our media server and was refused.' },
  },
});
