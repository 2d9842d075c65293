import type { Found } from './finding.ts';
import type { ScreenedText } from './screened-text.ts';

/** No number of people or yuan. */
const digits = String.raw`\d{5,12}(?!\d|\s*(?:元|人|个|万|亿|次|步|台))`;
const words = String.raw`[a-z][-_a-z0-9]{4,19}`;
/** An id as messengers give them. Where nothing says that it is one, a plain word is none. */
const id = String.raw`\s*(?:号码|号|id|账号|帐号)?\s*(?:(?:是|为|叫|:|：|～|~|-)\s*(?:${words}|${digits})|(?:(?=[a-z]+[\d_-])${words}|${digits}))(?![a-z0-9])`;
const parted = (word: string) => [...word].join(String.raw`[^\p{L}\p{N}]{0,2}`);

const wechat = `${parted('微信')}|${parted('威信')}|${parted('薇信')}|${parted('徽信')}|微x|v信|wei\\s?xin|we\\s?chat`;
const others = `${parted('扣扣')}|企鹅号|q号|抖音|快手|小红书|钉钉|telegram|whatsapp|discord|skype|群号`;

interface Pattern {
  readonly kind: Found['kind'];
  readonly pattern: RegExp;
  readonly isClear: boolean;
  /** Letters that a formula has too: x, v and q are quantities there. */
  readonly notInFormula?: boolean;
}

const patterns: readonly Pattern[] = [
  { kind: 'messenger', pattern: new RegExp(`(?:${wechat}|${others})${id}`, 'gu'), isClear: true },
  { kind: 'messenger', pattern: new RegExp(`(?<![a-z])(?:qq|vx|wx)(?![a-z_'′=(])${id}`, 'gu'), isClear: true, notInFormula: true },
  { kind: 'messenger', pattern: /加\s*(?:我|个|下|一下|你)?\s*(?:的)?\s*(?:微\s*信|威信|薇信|v信|扣扣|qq|好友)/g, isClear: false, notInFormula: true },
  { kind: 'messenger', pattern: /(?<![增相叠])加\s*(?:我|个|下|一下)\s*(?:v|vx|wx|q|薇|微)(?![a-z0-9_=量热弱小生])/g, isClear: false, notInFormula: true },
  { kind: 'messenger', pattern: /(?<!增|相|叠)加(?:vx?|wx|薇)\s*[::]?\s*[a-z0-9][-_a-z0-9]{4,19}/g, isClear: true, notInFormula: true },
  { kind: 'mail', pattern: /[a-z0-9][\w.+-]{0,40}\s?(?:@|\(at\)|\[at\]|艾特)\s?[a-z0-9-]+(?:(?:\.|\s?(?:。|点|\(dot\)|\[dot\])\s?)[a-z]{2,10})+/g, isClear: true },
];

const linkPatterns = [
  /https?:\s*\/\/[\w.~:/?#[\]@!$&()*+,;=%-]+/g,
  /(?<![a-z0-9@.])www\.[a-z0-9-]+(?:\.[a-z0-9-]+){0,6}(?:\/[\w./?=&%#-]*)?/g,
  /(?<![a-z0-9@.-])[a-z0-9-]{0,40}[a-z][a-z0-9-]{1,40}(?:\.[a-z0-9-]+){0,6}\.(?:com|cn|net|org|top|xyz|cc|io|vip|club|site|shop|ltd|icu)(?![a-z0-9.])(?:\/[\w./?=&%#-]*)?/g,
  /(?<![a-z0-9@.-])[a-z0-9-]{3,}\s?(?:点|。|\(dot\)|\[dot\])\s?(?:com|net|org|cn)(?![a-z0-9])/g,
];

/** The host that a link leads to. */
function hostOf(link: string): string {
  const [host = ''] = link.replace(/^https?:\s*\/\//, '').split(/[/?#:]/);
  return host.slice(host.lastIndexOf('@') + 1).replaceAll(/\s?(?:点|。|\(dot\)|\[dot\])\s?/g, '.').replace(/\.$/, '');
}

/** Whether a link leads to a host of the list, or to one below it. */
function isAllowed(link: string, allowed: readonly string[]): boolean {
  const host = hostOf(link);
  return allowed.some((one) => host === one || host.endsWith(`.${one}`));
}

function findLinks({ plain, isFormula }: ScreenedText, allowedLinks: readonly string[]): Found[] {
  const matches = linkPatterns.flatMap((pattern) => [...plain.matchAll(pattern)]);
  return matches
    .filter(({ index, 0: link }) => !isFormula[index] && !isAllowed(link, allowedLinks))
    .map(({ index, 0: link }) => ({ kind: 'link', from: index, to: index + link.length, isClear: true }));
}

/** Messengers, mail addresses and links. */
export function findContacts(text: ScreenedText, allowedLinks: readonly string[]): Found[] {
  const found = patterns.flatMap(({ kind, pattern, isClear, notInFormula }) =>
    [...text.plain.matchAll(pattern)]
      .filter(({ index }) => !(notInFormula && text.isFormula[index]))
      .map(({ index, 0: match }): Found => ({ kind, from: index, to: index + match.length, isClear })),
  );
  return [...found, ...findLinks(text, allowedLinks)];
}
