import { csvTable, type CsvCell, type Language, type LocalText, type Static } from '@fudao/plugin-sdk';
import { kindName } from '../kind-names/kind-name.ts';
import type { RecordView } from '../schemas.ts';

type View = Static<typeof RecordView>;

const text = (zhCN: string, en: string): LocalText => ({ 'zh-CN': zhCN, en });

interface Column {
  readonly heading: LocalText;
  cell(record: View, language: Language): CsvCell;
}

const columns: readonly Column[] = [
  { heading: text('序号', 'Number'), cell: ({ seq }) => seq },
  { heading: text('时间（UTC）', 'Time (UTC)'), cell: ({ at }) => new Date(at).toISOString() },
  { heading: text('类型', 'Kind'), cell: ({ kind }, language) => kindName(kind, language) },
  { heading: text('操作人', 'Who'), cell: ({ actorName, actorId }) => actorName ?? actorId },
  { heading: text('涉及人员', 'About'), cell: ({ personName, personId }) => personName ?? personId },
  { heading: text('教育ID', 'Education ID'), cell: ({ personEducationId }) => personEducationId },
  { heading: text('事项编号', 'Thing'), cell: ({ subjectId }) => subjectId },
  { heading: text('区', 'District'), cell: ({ districtName, districtId }) => districtName ?? districtId },
  { heading: text('学校', 'School'), cell: ({ schoolName, schoolId }) => schoolName ?? schoolId },
  { heading: text('插件', 'Plugin or room'), cell: ({ pluginId }, language) => pluginId && kindName(pluginId, language) },
  { heading: text('类型代码', 'Code of the kind'), cell: ({ kind }) => kind },
];

export function recordsCsv(records: readonly View[], language: Language): string {
  const headings = columns.map(({ heading }) => heading[language]);
  return csvTable(headings, records.map((record) => columns.map(({ cell }) => cell(record, language))));
}
