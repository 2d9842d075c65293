import type { LocalText } from '@fudao/plugin-sdk';
import { failure, type Finding } from '../finding.ts';

const han = /\p{Script=Han}/u;
/** A value that is itself a word is given once for each language: `{field}` and `{fieldEn}` are the same. */
const placeholders = (text: string) => [...text.matchAll(/\{\{?\s*(\w+)\s*\}?\}/g)].map(([, name]) => name!.replace(/(?:En|Zh)$/, '')).sort();
/** Names and signs that are the same in every language, such as `AI` or `H5`. */
const isSign = (text: string) => text.length <= 6 && !/[a-z]{4}/.test(text);

/** What is wrong with a text in its two languages; a missing one, one in the other's language, other placeholders. */
export function complaintOfText(text: unknown): string | undefined {
  const { 'zh-CN': zh, en } = (text ?? {}) as Partial<LocalText>;
  if (typeof zh !== 'string' || zh.trim() === '') return 'it lacks the Chinese text';
  if (typeof en !== 'string' || en.trim() === '') return 'it lacks the English text';
  if (!han.test(zh) && !isSign(zh)) return `the Chinese text "${zh}" is not Chinese`;
  if (han.test(en.replaceAll(/[“"«][^”"»]*[”"»]/g, ''))) return `the English text "${en}" is not English`;
  if (placeholders(zh).join() !== placeholders(en).join()) {
    return `the languages name other values: {${placeholders(zh).join('}, {')}} and {${placeholders(en).join('}, {')}}`;
  }
  return undefined;
}

export function findingOfText(text: unknown, where: string): Finding[] {
  const complaint = complaintOfText(text);
  return complaint ? [failure(`${where}: ${complaint}.`, where)] : [];
}

/** The leaves of two trees of texts, by their paths. */
function leavesOf(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, child]) => leavesOf(child, path ? `${path}.${key}` : key));
}

/** Compares the texts of an interface: each key in both languages. */
export function findingsOfTextFiles(zh: unknown, en: unknown, where: string): Finding[] {
  const [ofZh, ofEn] = [new Map(leavesOf(zh)), new Map(leavesOf(en))];
  const keys = new Set([...ofZh.keys(), ...ofEn.keys()]);
  return [...keys].flatMap((key) => {
    // Signs and formulas alone need no words.
    const pair = { 'zh-CN': ofZh.get(key), en: ofEn.get(key) };
    const isSame = pair['zh-CN'] === pair.en && pair.en !== undefined && !/\p{L}{3}/u.test(pair.en.replaceAll(/\{\{.*?\}\}/g, ''));
    return isSame ? [] : findingOfText(pair, `${where}: ${key}`);
  });
}
