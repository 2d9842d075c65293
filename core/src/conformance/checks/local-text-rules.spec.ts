import { complaintOfText, findingsOfTextFiles } from './local-text-rules.ts';

describe('a text in two languages', () => {
  test.each([
    [{ 'zh-CN': '学习卡片', en: 'Study cards' }, undefined],
    [{ 'zh-CN': 'AI', en: 'AI' }, undefined],
    [{ 'zh-CN': '已满 {most} 张', en: 'You have {most} already' }, undefined],
    [{ 'zh-CN': '{field} 不能为空', en: 'Write {fieldEn}' }, undefined],
    [{ 'zh-CN': '所在区尚未启用', en: '“问答中心” is not enabled' }, undefined],
    [{ 'zh-CN': '', en: 'Cards' }, 'it lacks the Chinese text'],
    [{ 'zh-CN': '卡片' }, 'it lacks the English text'],
    [undefined, 'it lacks the Chinese text'],
    [{ 'zh-CN': 'Card not found.', en: 'Card not found.' }, 'the Chinese text "Card not found." is not Chinese'],
    [{ 'zh-CN': '卡片', en: '卡片' }, 'the English text "卡片" is not English'],
    [{ 'zh-CN': '已满 {most} 张', en: 'You have {count}' }, 'the languages name other values: {most} and {count}'],
  ])('%j: %s', (text, complaint) => expect(complaintOfText(text)).toBe(complaint));

  test('is there for every key of an interface', () => {
    const zh = { page: { title: '卡片', empty: '没有' }, formula: '{{ n }} %' };
    const en = { page: { title: 'Cards' }, formula: '{{ n }} %' };
    expect(findingsOfTextFiles(zh, en, 'ui/texts').map(({ message }) => message)).toEqual(['ui/texts: page.empty: it lacks the English text.']);
    expect(findingsOfTextFiles(zh, { ...en, page: { title: 'Cards', empty: 'None' } }, 'ui/texts')).toEqual([]);
  });
});
