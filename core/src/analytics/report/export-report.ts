import { Readable } from 'node:stream';
import type { ActionContext, BinaryAnswer, LocalText, Static } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import type { Calling } from '../people.ts';
import type { ExportParams } from '../schemas.ts';
import { buildReport, tellingOf, totalView, type Report } from './read-report.ts';
import { csvHead, csvRows, csvTotal, type Names } from './report-csv.ts';
import { rowViews } from './row-views.ts';

type Params = Static<typeof ExportParams>;

const rowsAtOnce = 500;

export async function namesIn({ call }: Calling, language: Params['language']): Promise<Names> {
  const { subjects } = await call<{ subjects: { id: string; name: LocalText }[] }>('knowledge.subjects');
  const { items } = await call<{ items: { id: string; name: string }[] }>('knowledge.knowledgePoints');
  const [bySubject, byPoint] = [new Map(subjects.map(({ id, name }) => [id, name[language]])), new Map(items.map(({ id, name }) => [id, name]))];
  return { subject: (id) => bySubject.get(id) ?? id, point: (id) => byPoint.get(id) ?? id };
}

/** Piece by piece, so that the names of a whole city's teachers are never held at once. */
async function* piecesOf(context: Calling, report: Report, { level, language }: Params, names: Names): AsyncGenerator<string> {
  yield csvHead(level, language);
  for (let from = 0; from < report.rows.length; from += rowsAtOnce) {
    const page = report.rows.slice(from, from + rowsAtOnce);
    yield csvRows(await rowViews(context, page, level, report.before, tellingOf(report)), level, language, names);
  }
  yield csvTotal(totalView(report), level, language, names);
}

/** All rows of a report for spreadsheets. Each export is on the record. */
export async function exportReport(context: ActionContext<Params>, parts: AnalyticsParts): Promise<BinaryAnswer> {
  const { params, caller } = context;
  const report = await buildReport(context, params, parts);
  const names = await namesIn(context, params.language);
  const { key } = report.period;
  const payload = { period: key, level: params.level, ...report.scope, rows: report.rows.length };
  await context.transaction((work) => Promise.resolve(work.record({ kind: 'analytics.report-exported', subjectId: caller.id, payload })));
  const headers = { 'cache-control': 'no-store', 'content-disposition': `attachment; filename="report-${params.level}-${key}.csv"` };
  return { stream: Readable.from(piecesOf(context, report, params, names)), contentType: 'text/csv; charset=utf-8', headers };
}
