import type { Language, LocalText, Static } from '@fudao/plugin-sdk';
import type { FlagKind } from './flags.ts';
import type { FlagView } from './schemas.ts';

type View = Static<typeof FlagView>;

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

const kinds: Record<FlagKind, LocalText> = {
  'teacher-inflation': text('教师评分偏高', 'High ratings of a teacher'),
  'student-inflation': text('学生评分偏高', 'High ratings by a student'),
  concentration: text('集中采纳', 'One student, one teacher'),
  ring: text('班级集中', 'One class, one teacher'),
};

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

interface Column {
  readonly heading: LocalText;
  cell(flag: View, language: Language): string | number | null;
}

const columns: readonly Column[] = [
  { heading: text('月份', 'Month'), cell: ({ month }) => month },
  { heading: text('类型', 'Kind'), cell: ({ kind }, language) => kinds[kind][language] },
  { heading: text('教师', 'Teacher'), cell: ({ teacherName }) => teacherName },
  { heading: text('学生', 'Student'), cell: ({ studentName }) => studentName },
  { heading: text('班级', 'Class'), cell: ({ classGroupName }) => classGroupName },
  { heading: text('科目', 'Subject'), cell: ({ subject }) => subject },
  { heading: text('次数', 'Count'), cell: ({ figures }) => figures.count },
  { heading: text('总数', 'Of'), cell: ({ figures }) => figures.of },
  { heading: text('占比', 'Share'), cell: ({ figures }) => percent(figures.share) },
  { heading: text('全市其余占比', 'Share elsewhere'), cell: ({ figures }) => percent(figures.expected) },
  { heading: text('随机出现的概率', 'Probability by chance'), cell: ({ figures }) => figures.probability.toExponential(1) },
  { heading: text('处理说明', 'Note'), cell: ({ note }) => note },
];

/** What a spreadsheet would take for a formula is kept from being one. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = /^\s*[=+\-@]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`;

/** The headings; spreadsheets take the text for UTF-8 by the mark before it. */
export const flagsCsvHead = (language: Language): string => `\uFEFF${line(columns.map(({ heading }) => heading[language]))}`;

export function flagsCsvRows(flags: readonly View[], language: Language): string {
  return flags.map((flag) => line(columns.map(({ cell }) => cell(flag, language)))).join('');
}
