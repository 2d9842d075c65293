import { askedLanguage } from './asked-language.ts';

describe('askedLanguage', () => {
  for (const [asked, language] of [
    [['en'], 'en'],
    [['EN-gb', 'zh-CN'], 'en'],
    [['zh-TW', 'en'], 'zh-CN'],
    [['fr-FR', 'en-US', 'zh'], 'en'],
    [['fr', 'de'], 'zh-CN'],
    [['enm'], 'zh-CN'],
    [[], 'zh-CN'],
  ] as const)
    it(`${asked.join(', ') || 'nothing'} asks for ${language}`, () => expect(askedLanguage(asked)).toBe(language));
});
