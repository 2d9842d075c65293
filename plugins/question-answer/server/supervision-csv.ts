import { csvHead, csvLine, csvMoment, type CsvCell, type LocalText } from '@fudao/plugin-sdk';
import type { SupervisedItem, SupervisedState } from '../api.ts';

type Language = keyof LocalText;

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

const states: Record<SupervisedState, LocalText> = {
  matched: text('引导中', 'Guidance'),
  open: text('等待解答', 'Waiting for a teacher'),
  answered: text('已有解答', 'Answered'),
  adopted: text('已采纳', 'Adopted'),
  solved: text('已解决', 'Solved'),
  withdrawn: text('已撤回', 'Withdrawn'),
  held: text('待审核或未通过', 'Held or not let through'),
};

/** How the cells of a table are worded. */
export interface Wording {
  readonly language: Language;
  /** Names of subjects by id. */
  readonly subjects: ReadonlyMap<string, LocalText>;
}

interface Column {
  readonly heading: LocalText;
  cell(item: SupervisedItem, wording: Wording): CsvCell;
}

const columns: readonly Column[] = [
  { heading: text('提问时间', 'Asked'), cell: ({ askedAt }) => csvMoment(askedAt) },
  { heading: text('区', 'District'), cell: ({ districtName }) => districtName },
  { heading: text('学校', 'School'), cell: ({ schoolName }) => schoolName },
  { heading: text('年级', 'Grade'), cell: ({ grade }) => grade },
  {
    heading: text('科目', 'Subject'),
    cell: ({ subject }, { subjects, language }) => subjects.get(subject)?.[language] ?? subject,
  },
  { heading: text('状态', 'State'), cell: (item, { language }) => states[stateOf(item)][language] },
  { heading: text('图片数', 'Pictures'), cell: ({ pictureCount }) => pictureCount },
  { heading: text('解答数', 'Answers'), cell: ({ answerCount }) => answerCount },
  {
    heading: text('首次解答用时（分钟）', 'Minutes to the first answer'),
    cell: ({ askedAt, firstAnsweredAt }) => firstAnsweredAt && minutesBetween(askedAt, firstAnsweredAt),
  },
  { heading: text('评价（星）', 'Stars'), cell: ({ stars }) => stars },
  { heading: text('编号', 'Id'), cell: ({ id }) => id },
];

function stateOf({ state, held }: SupervisedItem): SupervisedState {
  return held && (state === 'matched' || state === 'open') ? 'held' : state;
}

function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

export const csvHeadOf = ({ language }: Wording): string => csvHead(columns.map(({ heading }) => heading[language]));

export function csvRows(items: readonly SupervisedItem[], wording: Wording): string {
  return items.map((item) => csvLine(columns.map(({ cell }) => cell(item, wording)))).join('');
}
