import type { LocalText } from '@fudao/plugin-sdk';

/** What a capability means, in the words an administrator decides by. */
export const capabilitySentences: Readonly<Record<string, LocalText>> = {
  'knowledge.read': { 'zh-CN': '读取题库题目、知识点和学科', en: 'Reads bank questions, knowledge points and subjects' },
  'knowledge.propose': { 'zh-CN': '向题库提交题目，由学科审核员决定是否收录', en: 'Proposes questions for the bank; a subject reviewer decides' },
  'files.attach': { 'zh-CN': '保存用户上传的图片', en: 'Keeps pictures that people upload' },
  'files.read': { 'zh-CN': '显示已保存的图片', en: 'Shows pictures it keeps' },
  'identity.read': { 'zh-CN': '查看参与者的称呼、年级和任教学科', en: "Sees people's display name, grade and subjects taught" },
  'identity.find-teachers': { 'zh-CN': '查找某学科、年级的教师', en: 'Finds teachers of a subject and grade' },
  'organisation.read': { 'zh-CN': '查看区、学校、班级和校历', en: 'Sees districts, schools, class groups and the school calendar' },
  'notifications.send': { 'zh-CN': '给用户发送站内通知', en: 'Sends notifications within the platform' },
  'records.append': { 'zh-CN': '写入全程记录，供监管查阅', en: 'Writes to the records kept for supervision' },
};

export function sentenceOf(capability: string): LocalText {
  return capabilitySentences[capability] ?? { 'zh-CN': capability, en: capability };
}
