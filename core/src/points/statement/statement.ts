import { commonErrors, type ActionContext, type PluginContext } from '@fudao/plugin-sdk';
import { localDateOf, weekOf } from '../../runtime/city-time/index.ts';
import { errors } from '../errors.ts';
import { countHeld } from '../ledger/held.repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findSums } from '../ledger/sums.repository.ts';
import { findTerm, listTerms, type Term } from '../ledger/terms.ts';
import { readPoints } from '../permissions.ts';
import { fenOf } from '../rules/hundredths.ts';
import { cutByTerm } from '../rules/sums.ts';
import { demandTeacher } from '../scope.ts';
import { viewEntries } from './entry-view.ts';
import { listEntries, listWeeks, type WeekSums } from './statement.repository.ts';

export interface StatementParams {
  termId?: string;
  teacherId?: string;
  kind?: string;
  week?: string;
  limit: number;
  cursor?: string;
}

type Context = ActionContext<StatementParams, never>;

export interface Teacher {
  readonly id: string;
  readonly name: string;
  /** Where the teacher is now; empty for nowhere. */
  readonly districtId: string;
}

/** Whose statement it is. Somebody else's is for who answers for the teacher, and the look is on the record. */
export async function openStatement(context: ActionContext<{ teacherId?: string }, never>, termId: string, isFirst: boolean): Promise<Teacher> {
  const { caller, params } = context;
  const teacherId = params.teacherId ?? caller.id;
  if (teacherId === caller.id) return { id: caller.id, name: caller.name, districtId: caller.districtId ?? '' };
  if (!context.may(readPoints)) throw commonErrors.NOT_FOUND();
  const { id, name, districtId } = await demandTeacher(context, teacherId);
  const look = { kind: 'points.statement-read', subjectId: id, personId: id, payload: { termId } };
  if (isFirst) await context.transaction((work) => Promise.resolve(work.record(look)));
  return { id, name, districtId: districtId ?? '' };
}

/** The term asked for; else the one that is now, or was last. */
export async function chosenTerm(context: Pick<PluginContext<never>, 'call' | 'now'>, ledger: Ledger, termId?: string): Promise<Term> {
  if (termId !== undefined) return findTerm(context, termId);
  const today = localDateOf(context.now().getTime(), ledger.timeZone);
  const begun = (await listTerms(context)).filter(({ startsOn }) => startsOn <= today);
  const last = begun.at(-1);
  if (!last) throw errors.TERM_NOT_FOUND();
  return last;
}

function readCursor(cursor: string | undefined): { at: number; id: string } | undefined {
  const [, at, id] = /^(\d{1,15})_([\w-]{1,40})$/.exec(cursor ?? '') ?? [];
  if (cursor !== undefined && id === undefined) throw commonErrors.INVALID({ reason: 'cursor' });
  return id === undefined ? undefined : { at: Number(at), id };
}

/** The week that is now, while the term is: how near its limit the teacher is. */
async function thisWeek(context: Context, ledger: Ledger, term: Term, weeks: readonly WeekSums[], districtId: string) {
  const today = localDateOf(context.now().getTime(), ledger.timeZone);
  if (today < term.startsOn || today > term.endsOn) return null;
  const week = weekOf(today).startsOn;
  const { answers: limit, tariff } = await ledger.rules.ofWeek(context, week, districtId);
  return { week, answers: weeks.find((one) => one.week === week)?.answers ?? 0, limit, tariff: { ...tariff } };
}

async function totalsOf(context: Context, ledger: Ledger, term: Term, teacher: Teacher, weeks: readonly WeekSums[]) {
  const { cap, fenPerPoint } = await ledger.rules.ofTerm(context, term);
  const sums = await findSums(context.db, teacher.id, term.id);
  const { earned, corrected, granted, entries } = sums ?? { earned: 0, corrected: 0, granted: 0, entries: 0 };
  const cutByWeek = weeks.reduce((sum, week) => sum + week.gross - week.earned, 0);
  const totals = {
    ...{ earned, corrected, granted, entries, cap, fen: fenOf(granted, fenPerPoint), isClosed: sums?.isClosed ?? false },
    ...{ cutByWeek, cutByTerm: cutByTerm({ earned, corrected }, cap) },
    held: await countHeld(context.db, term.id, { teacherId: teacher.id }),
  };
  return { totals, districtId: sums?.districtId ?? teacher.districtId };
}

/** What a teacher earned in a term, line by line, with what the limits cut and how near they are. */
export async function readStatement(context: Context, ledger: Ledger) {
  const { kind, week, limit, cursor } = context.params;
  const after = readCursor(cursor);
  const term = await chosenTerm(context, ledger, context.params.termId);
  const teacher = await openStatement(context, term.id, cursor === undefined);
  const weeks = await listWeeks(context.db, teacher.id, term.id);
  const { totals, districtId } = await totalsOf(context, ledger, term, teacher, weeks);
  const found = await listEntries(context.db, { teacherId: teacher.id, termId: term.id, kind, week, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1)! : undefined;
  return {
    ...{ teacher: { id: teacher.id, name: teacher.name }, term, totals, weeks },
    thisWeek: await thisWeek(context, ledger, term, weeks, districtId),
    items: await viewEntries(context, ledger, page, { cap: totals.cap, districtId }),
    nextCursor: last ? `${last.at}_${last.id}` : null,
  };
}
