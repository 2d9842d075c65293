import type { Language as LanguageCode } from '@fudao/plugin-sdk';

/** The first of a device's languages, best first, that the apps have; Chinese where it asks for none of them. */
export function askedLanguage(asked: readonly string[]): LanguageCode {
  const known = asked.find((tag) => /^(zh|en)(-|$)/i.test(tag));
  return known?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
