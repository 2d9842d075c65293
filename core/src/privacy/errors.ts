import { defineErrors } from '@fudao/plugin-sdk';

const refusal = (status: number, zhCN: string, en: string) => ({ status, retryable: false, message: { 'zh-CN': zhCN, en } });

export const errors = defineErrors('PRIVACY', {
  GUARDIAN_NEEDED: refusal(403, '未满 14 岁时由监护人申请。请家长使用学校发的授权码。', 'Before 14 the guardian asks for this. Please ask at home to use the code from your school.'),
  ASKED_ALREADY: refusal(409, '你已经提交过同样的申请，请在下方查看进展。', 'You have asked for this already. See below how it stands.'),
  UNKNOWN: refusal(404, '没有这项申请。', 'There is no such request.'),
  GUARDIANS: refusal(403, '这项申请由监护人提出，不能由学生撤回。请家长联系学校。', 'Your guardian asked for this, so you cannot take it back. Please ask at home to call the school.'),
  UNDER_WAY: refusal(409, '这项申请已经处理，不能再撤回。', 'This request was decided already and cannot be taken back any more.'),
  DECIDED: refusal(409, '这项申请已由他人处理，请刷新列表。', 'Somebody has decided on this request already. Please reload the list.'),
  OWN_REQUEST: refusal(403, '不能处理自己的申请，请由其他管理员处理。', 'Nobody decides on their own request. Another administrator has to.'),
  SECOND_NEEDED: refusal(403, '删除须由第二位管理员复核，初审人不能复核。', 'An erasure is decided by a second administrator, not by who looked at it first.'),
  REASON_NEEDED: refusal(400, '请写明不同意的理由，申请人会看到。', 'Please say why you refuse. Who asked will read it.'),
  NOT_READY: refusal(409, '数据文件还没有准备好，或已过保存期限。可以重新申请。', 'The file is not ready, or is not kept any more. You can ask anew.'),
  LINK_ENDED: refusal(403, '下载链接已失效，请回到“我的数据”重新下载。', 'This link is no longer valid. Please go back to "My data" and download again.'),
});
