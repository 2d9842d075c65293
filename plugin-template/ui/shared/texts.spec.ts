import { en as adminEn } from '../admin/texts/en.ts';
import { zhCN as adminZh } from '../admin/texts/zh-CN.ts';
import { en as studentEn } from '../student/texts/en.ts';
import { zhCN as studentZh } from '../student/texts/zh-CN.ts';

const placeholders = (text: string) => text.match(/\{\{\w+\}\}/g) ?? [];

for (const [app, zh, en] of [
  ['student', studentZh, studentEn],
  ['admin', adminZh, adminEn],
] as const) {
  it(`the texts of the ${app} app say the same in both languages, with the same values in them`, () => {
    const english: Readonly<Record<string, string>> = en;
    expect(Object.keys(english)).toEqual(Object.keys(zh));
    for (const [key, text] of Object.entries(zh))
      expect(placeholders(english[key]!)).withContext(key).toEqual(placeholders(text));
  });
}
