import { defineErrors } from '@fudao/plugin-sdk';

const refusal = (status: number, zhCN: string, en: string) => ({ status, retryable: false, message: { 'zh-CN': zhCN, en } });

export const errors = defineErrors('RECORDS', {
  KIND_RESERVED: refusal(403, '“records.” 开头的记录类型由平台保留。', 'Kinds that begin with "records." are the platform\'s own.'),
  SPAN_EMPTY: refusal(400, '请给出时间范围，开始须早于结束。', 'Please give a span of time that begins before it ends.'),
  SPAN_TOO_LONG: refusal(400, '时间范围最长 {days} 天，请缩短。', 'The span may be {days} days at most. Please shorten it.'),
  REACH_UNCLEAR: refusal(400, '请指定一位人员和时间范围，或者一条记录。', 'Please name a person and a span of time, or one record.'),
  REASON_UNKNOWN: refusal(400, '请从列表中选择调阅原因。', 'Please choose a reason from the list.'),
  REASON_TOO_SHORT: refusal(400, '请具体说明调阅原因，至少 {fewest} 个字。', 'Please say why, in at least {fewest} characters.'),
  NOTE_REQUIRED: refusal(400, '请写明不同意的理由。', 'Please say why you refuse.'),
  PERSON_UNKNOWN: refusal(404, '没有找到这位人员，请核对教育ID。', 'There is nobody with this education ID.'),
  RECORD_UNKNOWN: refusal(404, '没有这条记录。', 'There is no such record.'),
  OTHER_PLACE: refusal(403, '只能调阅本校、本区人员的内容。', 'You can look only at content of people of your own school or district.'),
  OPENING_UNKNOWN: refusal(404, '没有这次调阅。', 'There is no such opening.'),
  OPENING_OF_ANOTHER: refusal(403, '这次调阅由他人申请，只能由本人使用。', 'This opening is somebody else\'s; only who asked for it can use it.'),
  OPENING_WAITING: refusal(403, '调阅申请还在等待审批。', 'This opening still waits for somebody to approve it.'),
  OPENING_LAPSED: refusal(409, '调阅申请无人审批，已失效，请重新申请。', 'Nobody decided on this opening in time. Please ask anew.'),
  OPENING_REFUSED: refusal(403, '调阅申请未获同意。', 'This opening was refused.'),
  OPENING_EXPIRED: refusal(403, '这次调阅已结束，如仍需查看请重新申请。', 'This opening has ended. If you still need to look, ask anew.'),
  OWN_APPROVAL: refusal(403, '不能审批自己的调阅申请。', 'You cannot approve your own opening.'),
  APPROVER_TOO_LOW: refusal(403, '须由同级或上级人员审批。', 'Somebody of the same or a higher level has to decide on this.'),
  ALREADY_DECIDED: refusal(409, '已由他人处理，请刷新列表。', 'Somebody has decided on this already. Please reload the list.'),
  ERASURE_BY_OPERATOR: refusal(403, '清除个人数据须由平台运维人员在服务器上执行。', "Erasing a person is the operator's, at the command line."),
  YEAR_UNKNOWN: refusal(400, '请选择已有记录的年份。', 'Please choose a year that has begun.'),
  NOT_VERIFIED: refusal(409, '全程记录尚未核对过，请稍后再试。', 'The chain has not been verified yet. Please try again later.'),
});
