import type { Language, LocalText } from '@fudao/plugin-sdk';
import type { Ask } from './ask.ts';
import type { LineView } from './line-views.ts';
import type { State } from './standing.ts';
import type { Age } from './student-lines.ts';

const stateWords: Readonly<Record<State, LocalText>> = {
  missing: { 'zh-CN': '未答复', en: 'not answered' },
  allowed: { 'zh-CN': '同意', en: 'allowed' },
  refused: { 'zh-CN': '不同意', en: 'refused' },
  stale: { 'zh-CN': '说明已变，待重新同意', en: 'to be asked anew' },
  'to-confirm': { 'zh-CN': '待本人确认', en: 'student to confirm' },
  lapsed: { 'zh-CN': '已失效，待本人决定', en: 'ended, student to decide' },
};

const ageWords: Readonly<Record<Age, LocalText>> = {
  guardian: { 'zh-CN': '监护人', en: 'guardian' },
  soon: { 'zh-CN': '监护人（即将满 14 岁）', en: 'guardian (soon 14)' },
  student: { 'zh-CN': '学生本人', en: 'student' },
  unknown: { 'zh-CN': '监护人（出生日期未登记）', en: 'guardian (day of birth unknown)' },
};

const heads: readonly LocalText[] = [
  { 'zh-CN': '班级', en: 'class' },
  { 'zh-CN': '教育ID', en: 'education ID' },
  { 'zh-CN': '姓名', en: 'name' },
  { 'zh-CN': '由谁决定', en: 'who decides' },
];

/** Spreadsheets take a text that begins like a formula for one. */
function cell(value: string): string {
  const plain = /^\s*[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const row = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;

/** The headings; spreadsheets take the text for UTF-8 by the mark before it. */
export const linesCsvHead = (asks: readonly Pick<Ask, 'name'>[], language: Language): string =>
  `\uFEFF${row([...heads, ...asks.map(({ name }) => name)].map((text) => text[language]))}`;

export const linesCsvRows = (lines: readonly LineView[], language: Language): string =>
  lines
    .map(({ className, educationId, name, age, items }) =>
      row([className, educationId, name, ageWords[age][language], ...items.map(({ state }) => stateWords[state][language])]),
    )
    .join('');
