import type { PluginContext } from '@fudao/plugin-sdk';
import { localDateOf } from '../../runtime/city-time/index.ts';
import { countPending } from '../corrections/corrections.repository.ts';
import { countHeld } from '../ledger/held.repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { listSums } from '../ledger/sums.repository.ts';
import { findTerm, type Term } from '../ledger/terms.ts';
import type { TermRules } from '../rules/points-rules.ts';
import { ensureClosing, listClosings, type Closing } from './closings.repository.ts';
import { byDistrict, figuresOf, type Figures } from './figures.ts';
import { isReady, readinessOf, type Readiness } from './readiness.ts';

export interface DistrictOverview {
  readonly districtId: string;
  readonly readiness: Readiness;
  readonly figures: Figures;
  /** Corrections that wait for a decision. */
  readonly pending: number;
  /** Service that came after the closing and waits for a reopening. */
  readonly held: number;
  readonly closing: Closing;
}

export interface Overview {
  readonly term: Term;
  readonly isOver: boolean;
  readonly rules: TermRules;
  readonly districts: readonly DistrictOverview[];
  readonly total: Figures;
  /** Whether the city could close now. */
  readonly isReady: boolean;
}

type Calling = Pick<PluginContext<never>, 'call' | 'db' | 'now'>;

export function isOver(term: Term, now: Date, timeZone: string): boolean {
  return localDateOf(now.getTime(), timeZone) > term.endsOn;
}

/** Districts of the city have a row each, and so have teachers without a district once they have points. */
export async function ensureClosings({ call, db }: Pick<Calling, 'call' | 'db'>, termId: string): Promise<void> {
  const { items } = await call<{ items: { id: string }[] }>('organisation.districts', {});
  for (const { id } of items) await ensureClosing(db, termId, id);
}

/** How a term stands, for one district or for all. */
export async function overviewOf(context: Calling, ledger: Ledger, termId: string, districtId: string | null): Promise<Overview> {
  const term = await findTerm(context, termId);
  const rules = await ledger.rules.ofTerm(context, term);
  await ensureClosings(context, termId);
  const all = await listSums(context.db, termId, districtId ?? undefined);
  const [sums, pending] = [byDistrict(all), await countPending(context.db, termId)];
  const closings = (await listClosings(context.db, termId)).filter((one) => districtId === null || one.districtId === districtId);
  const districts: DistrictOverview[] = [];
  for (const closing of closings) {
    const figures = figuresOf(sums.get(closing.districtId) ?? [], rules);
    const held = await countHeld(context.db, termId, { districtId: closing.districtId });
    const waiting = pending.get(closing.districtId) ?? 0;
    districts.push({ districtId: closing.districtId, readiness: readinessOf(closing, figures), figures, pending: waiting, held, closing });
  }
  const over = isOver(term, context.now(), ledger.timeZone);
  const ready = over && districts.every(({ readiness, pending: waiting }) => isReady(readiness) && waiting === 0);
  return { term, isOver: over, rules, districts, total: figuresOf(all, rules), isReady: ready && districts.some(({ readiness }) => readiness !== 'closed') };
}
