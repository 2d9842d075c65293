import type { LocalText } from '@fudao/plugin-sdk';

/** What a capability means, in the words an administrator decides by. */
export const capabilitySentences: Readonly<Record<string, LocalText>> = {
  'knowledge.read': { 'zh-CN': '读取题库题目、知识点和学科', en: 'Reads bank questions, knowledge points and subjects' },
  'knowledge.propose': { 'zh-CN': '向题库提交题目，由学科审核员决定是否收录', en: 'Proposes questions for the bank; a subject reviewer decides' },
  'files.attach': { 'zh-CN': '保存用户上传的图片', en: 'Keeps pictures that people upload' },
  'files.read': { 'zh-CN': '显示已保存的图片', en: 'Shows pictures it keeps' },
  'files.sound': { 'zh-CN': '保存和播放辅导录音', en: 'Keeps and gives out sound recordings of tutoring' },
  'identity.read': { 'zh-CN': '查看参与者的称呼、年级和任教学科', en: "Sees people's display name, grade and subjects taught" },
  'identity.find-teachers': { 'zh-CN': '查找某学科、年级的教师', en: 'Finds teachers of a subject and grade' },
  'organisation.read': { 'zh-CN': '查看区、学校、班级和校历', en: 'Sees districts, schools, class groups and the school calendar' },
  'notifications.send': { 'zh-CN': '给用户发送站内通知', en: 'Sends notifications within the platform' },
  'admission.read': { 'zh-CN': '查看教师是否具有辅导资格', en: 'Sees whether a teacher is admitted, and for what' },
  'boards.open': { 'zh-CN': '为参与者开设共享画板', en: 'Opens boards that its participants draw on together' },
  'policy.read': { 'zh-CN': '查看辅导规则', en: 'Sees the rules of the programme' },
  'policy.check': { 'zh-CN': '询问规则是否允许某次辅导', en: 'Asks whether the rules allow a service' },
  'policy.reserve': { 'zh-CN': '为师生预约辅导时间', en: 'Reserves time of teachers and students' },
  'media.room': { 'zh-CN': '为师生开设音视频辅导室', en: 'Opens live rooms for teachers and students, with audio' },
  'points.award': { 'zh-CN': '为教师的服务计积分，影响教师报酬', en: "Awards points for teachers' service, which is pay" },
  'ratings.rate': { 'zh-CN': '请学生评价一次辅导，并转交学生的评价', en: 'Asks students to rate a service, and hands their ratings over' },
  'ratings.read': { 'zh-CN': '查看学生还有哪些辅导未评价', en: 'Sees what a student still has to rate' },
  'safety.screen': { 'zh-CN': '检查用户所写文字是否含联系方式或不当词语', en: 'Has texts that people write looked through for contact details and words that hurt' },
  'records.grants': { 'zh-CN': '查询管理人员是否获准调阅某人的内容', en: "Asks whether a supervisor may see a person's content now" },
  'consent.read': { 'zh-CN': '查看学生是否同意某项用途', en: 'Sees whether a student consented to a purpose' },
  'records.append': { 'zh-CN': '写入全程记录，供监管查阅', en: 'Writes to the records kept for supervision' },
};

export function sentenceOf(capability: string): LocalText {
  return capabilitySentences[capability] ?? { 'zh-CN': capability, en: capability };
}
