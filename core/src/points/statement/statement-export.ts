import type { ActionContext, BinaryAnswer, Language } from '@fudao/plugin-sdk';
import { wallTimeOf } from '../../runtime/city-time/index.ts';
import { csvOf } from '../export/csv.ts';
import { attachment } from '../export/payout-export.ts';
import { numberCell, type Cell, type Table } from '../export/table.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findSums } from '../ledger/sums.repository.ts';
import type { Term } from '../ledger/terms.ts';
import { kindNames } from '../rules/explain-entry.ts';
import { pointsText } from '../rules/hundredths.ts';
import { viewEntries } from './entry-view.ts';
import { chosenTerm, openStatement } from './statement.ts';
import { listEntries } from './statement.repository.ts';

export interface ExportParams {
  termId?: string;
  teacherId?: string;
  language: Language;
}

type View = Awaited<ReturnType<typeof viewEntries>>[number];

const headings: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['时间', '事由', '说明', '应计积分', '实计积分', '规则版本'],
  en: ['Time', 'What for', 'Explanation', 'Points by tariff', 'Points granted', 'Rule version'],
};
const between: Readonly<Record<Language, string>> = { 'zh-CN': '；', en: '; ' };
const batch = 1_000;

const two = (value: number) => String(value).padStart(2, '0');

/** As spreadsheets read it: 2026-11-23 18:05. */
function localTime(at: number, timeZone: string): string {
  const { date, minute } = wallTimeOf(at, timeZone);
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function rowOf(view: View, language: Language, timeZone: string): Cell[] {
  const explained = [...view.explanation.map((part) => part[language]), ...(view.reason ? [view.reason] : [])];
  return [
    ...[localTime(view.at, timeZone), kindNames[view.kind][language], explained.join(between[language])],
    ...[numberCell(pointsText(view.gross)), numberCell(pointsText(view.amount)), view.ruleVersion],
  ];
}

async function allEntries({ db }: Pick<ActionContext<unknown>, 'db'>, teacherId: string, term: Term): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await listEntries(db, { teacherId, termId: term.id, kind: undefined, week: undefined, after: last && { at: last.at, id: last.id }, limit: batch });
    all.push(...page);
    if (page.length < batch) return all;
  }
}

/** A whole statement as a table for spreadsheets, the earliest line first. */
export async function exportStatement(context: ActionContext<ExportParams, never>, ledger: Ledger): Promise<BinaryAnswer> {
  const { termId, language } = context.params;
  const term = await chosenTerm(context, ledger, termId);
  const teacher = await openStatement(context, term.id, true);
  const { cap } = await ledger.rules.ofTerm(context, term);
  const entries = (await allEntries(context, teacher.id, term)).reverse();
  const districtId = (await findSums(context.db, teacher.id, term.id))?.districtId ?? teacher.districtId;
  const views = await viewEntries(context, ledger, entries, { cap, districtId });
  const sum = (of: (view: View) => number) => numberCell(pointsText(views.reduce((total, view) => total + of(view), 0)));
  const total: Cell[] = [language === 'en' ? 'Total' : '合计', null, null, sum(({ gross }) => gross), sum(({ amount }) => amount), null];
  const rows = [...views.map((view) => rowOf(view, language, ledger.timeZone)), total];
  const table: Table = { name: term.name, headings: headings[language], rows };
  return { buffer: csvOf(table), contentType: 'text/csv; charset=utf-8', headers: attachment(`points-${term.id}.csv`) };
}
