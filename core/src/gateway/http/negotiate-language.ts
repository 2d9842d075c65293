import type { Language } from '@fudao/plugin-sdk';

const remembered = new Map<string, Language>();
const mostRemembered = 500;

function parse(header: string): Language {
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
    return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
  });
  const known = wishes.filter(({ tag, quality }) => quality > 0 && /^(zh|en)(-|$)/.test(tag));
  const best = known.sort((a, b) => b.quality - a.quality)[0];
  return best?.tag.startsWith('en') ? 'en' : 'zh-CN';
}

/** The language of sentences in an answer; browsers send few different headers, so each is parsed once. */
export function negotiateLanguage(header: string | undefined): Language {
  if (!header) return 'zh-CN';
  const before = remembered.get(header);
  if (before) return before;
  const language = parse(header.slice(0, 500));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(header, language);
  return language;
}
