import type { ActionContext, BinaryAnswer, CallAction, Language } from '@fudao/plugin-sdk';
import { listClosings } from '../closing/closings.repository.ts';
import { figuresOf } from '../closing/figures.ts';
import { errors } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listSums, type TeacherSums } from '../ledger/sums.repository.ts';
import { findTerm } from '../ledger/terms.ts';
import { payoutOf, type Payout } from '../rules/payout.ts';
import { pointsText, yuanText } from '../rules/hundredths.ts';
import { demandDistrict, districtScope, findPeople, type Person } from '../scope.ts';
import { csvOf } from './csv.ts';
import { numberCell, type Cell, type Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

export interface PayoutRequest {
  termId: string;
  /** Absent: all that the caller answers for. */
  districtId?: string;
  format: 'csv' | 'xlsx';
  language: Language;
}

interface Places {
  districts: { id: string; name: string }[];
  schools: { id: string; name: string }[];
}

const headings: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['区', '学校', '姓名', '教育ID', '积分', '金额（元）'],
  en: ['District', 'School', 'Name', 'Education ID', 'Points', 'Amount (yuan)'],
};
const words = {
  'zh-CN': { name: '积分发放表', total: '合计', gone: '已注销' },
  en: { name: 'Points payout', total: 'Total', gone: 'Erased' },
} as const;

async function demandClosed({ db }: Pick<ActionContext<unknown>, 'db'>, termId: string, districtId: string | null): Promise<TeacherSums[]> {
  const closings = (await listClosings(db, termId)).filter((one) => districtId === null || one.districtId === districtId);
  const all = await listSums(db, termId, districtId ?? undefined);
  const isClosed = closings.length > 0 && closings.every(({ state }) => state === 'closed') && all.every((one) => one.isClosed);
  if (!isClosed) throw errors.TERM_NOT_CLOSED();
  return all;
}

function lookUp({ call }: { call: CallAction }, people: Iterable<Person>): Promise<Places> {
  const all = [...people];
  const present = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  return call<Places>('organisation.lookup', {
    districtIds: present(all.map(({ districtId }) => districtId)),
    schoolIds: present(all.map(({ schoolId }) => schoolId)),
  });
}

/** Where a teacher is now: the sums say where the teacher was when the term began to count. */
async function tableOf(context: { call: CallAction }, payout: Payout<TeacherSums>, language: Language): Promise<Table> {
  const people = await findPeople(context, payout.rows.map(({ teacherId }) => teacherId));
  const places = await lookUp(context, people.values());
  const nameIn = (named: readonly { id: string; name: string }[], id: string | null | undefined) => named.find((one) => one.id === id)?.name ?? '';
  const rowOf = ({ teacherId, granted, fen }: (typeof payout.rows)[number]): Cell[] => {
    const person = people.get(teacherId);
    const place = [nameIn(places.districts, person?.districtId), nameIn(places.schools, person?.schoolId)];
    const who = [person?.name ?? words[language].gone, person?.educationId ?? teacherId];
    return [...place, ...who, numberCell(pointsText(granted)), numberCell(yuanText(fen))];
  };
  const inOrder = payout.rows.map(rowOf).sort((one, other) => String(one.slice(0, 4)).localeCompare(String(other.slice(0, 4)), 'zh-CN'));
  const total: Cell[] = [words[language].total, null, null, null, numberCell(pointsText(payout.granted)), numberCell(yuanText(payout.fen))];
  return { name: words[language].name, headings: headings[language], rows: [...inOrder, total] };
}

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const attachment = (name: string) => ({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}"` });

/** Who is paid how much for a closed term, to the fen. Each export is on the record. */
export async function exportPayout(context: ActionContext<PayoutRequest, never>, ledger: Ledger): Promise<BinaryAnswer> {
  const { caller, params } = context;
  const { termId, format, language } = params;
  const districtId = params.districtId ?? districtScope(caller);
  if (districtId !== null) demandDistrict(caller, districtId);
  const term = await findTerm(context, termId);
  const rules = await ledger.rules.ofTerm(context, term);
  const all = await demandClosed(context, termId, districtId);
  const payout = payoutOf(all, rules.fenPerPoint);
  const { digest } = figuresOf(all, rules);
  const table = await tableOf(context, payout, language);
  const buffer = format === 'csv' ? csvOf(table) : await xlsxOf(table);
  const payload = { termId, districtId, format, teachers: payout.rows.length, fen: payout.fen, digest };
  await context.transaction((work) => Promise.resolve(work.record({ kind: 'points.payout-exported', subjectId: termId, payload })));
  const place = districtId === null ? '' : `-${districtId || 'none'}`;
  return { buffer, contentType: contentTypes[format], headers: attachment(`payout-${termId}${place}.${format}`) };
}
