import type { PluginContext } from '@fudao/plugin-sdk';
import { findCorrections } from '../corrections/corrections.repository.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { explainEntry } from '../rules/explain-entry.ts';

type Calling = Pick<PluginContext<never>, 'call' | 'db'>;

/** Entries as their teacher reads them: each with why it is worth what it is, a correction with its reason. */
export async function viewEntries(context: Calling, { rules }: Ledger, entries: readonly Entry[], { cap, districtId }: { cap: number; districtId: string }) {
  const corrections = await findCorrections(context.db, entries.filter(({ type }) => type === 'correction').map(({ causeId }) => causeId));
  const reasons = new Map(corrections.map(({ id, reason }) => [id, reason]));
  const views = [];
  for (const entry of entries) {
    const { id, week, type, kind, at, enteredAt, quantity, gross, earned, amount, outcome, ruleVersion } = entry;
    const { answers } = await rules.ofWeek(context, week, districtId);
    const reason = type === 'correction' ? (reasons.get(entry.causeId) ?? null) : null;
    const explanation = explainEntry(entry, { answers, cap });
    views.push({ ...{ id, week, type, kind, at, enteredAt, quantity, gross, earned, amount, outcome, ruleVersion, reason, explanation } });
  }
  return views;
}
