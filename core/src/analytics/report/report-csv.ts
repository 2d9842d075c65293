import type { Language, LocalText, Static } from '@fudao/plugin-sdk';
import type { AnomalyKind } from '../figures/anomalies.ts';
import type { RowView } from '../schemas.ts';
import type { Level } from './rows.ts';

type View = Static<typeof RowView>;
type Cell = string | number | null;

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

const anomalyNames: Record<AnomalyKind, LocalText> = {
  'short-sessions': text('过短辅导', 'Very short sessions'),
  'outside-hours': text('辅导时段外', 'Outside tutoring hours'),
  'sudden-rise': text('突然增多', 'Sudden rise'),
  reciprocal: text('集中采纳', 'Reciprocal adoption'),
  inflation: text('评分偏高', 'Rating inflation'),
};

/** What the names of subjects and knowledge points are. */
export interface Names {
  readonly subject: (id: string) => string;
  readonly point: (id: string) => string;
}

interface Column {
  readonly heading: LocalText;
  readonly only?: Level;
  cell(row: View, language: Language, names: Names): Cell;
}

const points = (hundredths: number | undefined) => (hundredths === undefined ? null : hundredths / 100);
const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1_000) / 10);
const separator: Record<Language, string> = { 'zh-CN': '；', en: '; ' };
const listed = (list: readonly { id: string; count: number }[], nameOf: (id: string) => string, language: Language) =>
  list.map(({ id, count }) => `${nameOf(id)} ${count}`).join(separator[language]);

const columns: readonly Column[] = [
  { heading: text('区', 'District'), cell: ({ districtName }) => districtName },
  { heading: text('学校', 'School'), cell: ({ schoolName }) => schoolName },
  { heading: text('教师', 'Teacher'), only: 'teachers', cell: ({ name, id }) => name ?? id },
  { heading: text('教师数', 'Teachers'), cell: ({ teachers }) => teachers },
  { heading: text('实时辅导分钟', 'Minutes live'), cell: ({ minutes }) => minutes },
  { heading: text('一对一次数', 'Sessions'), cell: ({ sessions }) => sessions },
  { heading: text('课次', 'Classes'), cell: ({ classes }) => classes },
  { heading: text('解答数', 'Answers'), cell: ({ answers }) => answers },
  { heading: text('被采纳', 'Adopted'), cell: ({ adopted }) => adopted },
  { heading: text('1 小时内答复 %', 'Answered within an hour %'), cell: ({ withinHour, responses }) => percent(withinHour, responses) },
  { heading: text('答复中位数（分钟）', 'Median response (minutes)'), only: 'teachers', cell: ({ medianResponse }) => (medianResponse === null ? null : Math.round(medianResponse / 60)) },
  { heading: text('学生数', 'Students'), only: 'teachers', cell: ({ students }) => students },
  { heading: text('实时评价数', 'Live ratings'), cell: ({ live }) => live.count },
  { heading: text('实时评价均分（12 分）', 'Mean of live ratings (of 12)'), cell: ({ live }) => live.mean },
  { heading: text('星级数', 'Star ratings'), cell: ({ stars }) => stars.count },
  { heading: text('星级均值（5 星）', 'Mean stars (of 5)'), cell: ({ stars }) => stars.mean },
  { heading: text('课堂名额', 'Seats in classes'), cell: ({ attendance }) => attendance?.seats ?? null },
  { heading: text('课堂报名', 'Seats taken'), cell: ({ attendance }) => attendance?.taken ?? null },
  { heading: text('课堂到课', 'Attended'), cell: ({ attendance }) => attendance?.attended ?? null },
  { heading: text('积分', 'Points'), cell: ({ earnings }) => points(earnings?.earned) },
  { heading: text('上限未计积分', 'Points cut by a limit'), cell: ({ earnings }) => points(earnings?.cut) },
  { heading: text('科目', 'Subjects'), cell: ({ subjects }, language, { subject }) => listed(subjects, subject, language) },
  { heading: text('主要知识点', 'Knowledge points'), only: 'teachers', cell: ({ points }, language, { point }) => listed(points, point, language) },
  {
    heading: text('异常', 'Anomalies'),
    cell: ({ anomalies }, language) => anomalies.map(({ kind, count, of }) => `${anomalyNames[kind][language]} ${count}/${of}`).join(separator[language]),
  },
  { heading: text('上期分钟', 'Minutes before'), cell: ({ before }) => before?.minutes ?? null },
  { heading: text('上期解答数', 'Answers before'), cell: ({ before }) => before?.answers ?? null },
  { heading: text('更正后分钟', 'Minutes as corrected'), cell: ({ correction }) => correction?.minutes ?? null },
  { heading: text('更正后解答数', 'Answers as corrected'), cell: ({ correction }) => correction?.answers ?? null },
  { heading: text('更正后积分', 'Points as corrected'), cell: ({ correction }) => points(correction?.earnings?.earned) },
];

/** What a spreadsheet would take for a formula is kept from being one: names are typed by people. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const line = (cells: readonly Cell[]) => `${cells.map(csvCell).join(',')}\r\n`;
const columnsOf = (level: Level) => columns.filter(({ only }) => only === undefined || only === level);

/** The headings; spreadsheets take the text for UTF-8 by the mark before it. */
export const csvHead = (level: Level, language: Language): string => `\uFEFF${line(columnsOf(level).map(({ heading }) => heading[language]))}`;

export function csvRows(rows: readonly View[], level: Level, language: Language, names: Names): string {
  return rows.map((row) => line(columnsOf(level).map(({ cell }) => cell(row, language, names)))).join('');
}

/** All together, in the place of a name. */
export function csvTotal(total: View, level: Level, language: Language, names: Names): string {
  return csvRows([{ ...total, districtName: language === 'en' ? 'Total' : '合计', name: '' }], level, language, names);
}
