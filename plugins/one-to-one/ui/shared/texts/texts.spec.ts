import { en as adminEn } from '../../admin/texts/en.ts';
import { zhCN as adminZh } from '../../admin/texts/zh-CN.ts';
import { en as studentEn } from '../../student/texts/en.ts';
import { zhCN as studentZh } from '../../student/texts/zh-CN.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(texts: Tree, start = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[start + key, value]] : [...flat(value, `${start}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

for (const [app, zh, en] of [['student', studentZh, studentEn], ['admin', adminZh, adminEn]] as const) {
  describe(`the texts of the ${app} app`, () => {
    const chinese = flat(zh);
    const english = flat(en);

    it('say the same things in both languages, with the same values in them', () => {
      expect([...english.keys()]).toEqual([...chinese.keys()]);
      for (const [key, text] of chinese) expect(placeholders(english.get(key) ?? '')).withContext(key).toEqual(placeholders(text));
    });

    it('leave nothing empty, and no Chinese in English', () => {
      for (const [key, text] of english) expect(text).withContext(key).toMatch(/^[^\u4e00-\u9fff]+$/);
      for (const [key, text] of chinese) expect(text.trim()).withContext(key).not.toBe('');
    });
  });
}
