import { csvHead, csvLine, csvMoment, type CsvCell, type LocalText } from '@fudao/plugin-sdk';
import type { SessionEnd, SupervisedSession } from '../api.ts';

export type CsvLanguage = keyof LocalText;

/** How the cells of a table are worded. */
export interface Wording {
  readonly language: CsvLanguage;
  /** Names of subjects by id. */
  readonly subjects: ReadonlyMap<string, LocalText>;
}

interface Column {
  readonly heading: LocalText;
  cell(session: SupervisedSession, wording: Wording): CsvCell;
}

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

const live = text('进行中', 'Going on');
const ends: Record<SessionEnd, LocalText> = {
  time: text('到时结束', 'Time was over'),
  student: text('学生结束', 'Ended by the student'),
  teacher: text('老师结束', 'Ended by the teacher'),
  suspended: text('账号暂停', 'Account suspended'),
  supervision: text('监管结束', 'Ended by supervision'),
  disabled: text('插件停用', 'Plugin disabled'),
};

const columns: readonly Column[] = [
  { heading: text('开始时间', 'Began'), cell: ({ startsAt }) => csvMoment(startsAt) },
  { heading: text('结束时间', 'Ended'), cell: ({ endedAt }) => endedAt && csvMoment(endedAt) },
  { heading: text('区', 'District'), cell: ({ districtName }) => districtName },
  { heading: text('学校', 'School'), cell: ({ schoolName }) => schoolName },
  { heading: text('年级', 'Grade'), cell: ({ grade }) => grade },
  { heading: text('科目', 'Subject'), cell: ({ subject }, { subjects, language }) => subjects.get(subject)?.[language] ?? subject },
  { heading: text('教师', 'Teacher'), cell: ({ teacher }) => teacher.name },
  { heading: text('共同在场（分钟）', 'Minutes together'), cell: ({ minutes }) => minutes },
  { heading: text('状态', 'State'), cell: ({ endReason }, { language }) => (endReason ? ends[endReason] : live)[language] },
  { heading: text('编号', 'Id'), cell: ({ id }) => id },
];

export const headOf = ({ language }: Wording): string => csvHead(columns.map(({ heading }) => heading[language]));

/** A line for each, with neither the student nor anything that was said. */
export const linesOf = (sessions: readonly SupervisedSession[], wording: Wording): string =>
  sessions.map((session) => csvLine(columns.map(({ cell }) => cell(session, wording)))).join('');
