import { setImmediate as nextTurn } from 'node:timers/promises';
import { fillSentence, FudaoError, type ActionContext, type LocalText } from '@fudao/plugin-sdk';
import type { City } from '../engine/city.ts';
import type { PolicyParts } from '../policy-parts.ts';
import type { ScreenSpan } from '../screen/screen.repository.ts';
import { checkChange } from './check-change.ts';
import { findPast, findPastScreen } from './past.repository.ts';
import { replay, type PastReservation, type WorldOf } from './replay.ts';
import { replayUse, type PastUse } from './replay-use.ts';
import { RuleBook } from './rule-book.ts';
import type { Rules } from './rules-schema.ts';
import type { RulePath, Tightening } from './tighten.ts';
import { untriedOf } from './untried.ts';
import { findVersions, scopeOf } from './versions.repository.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** Rows of history that one preview reads; a busy city's week is tried in part, its newest. */
const mostRows = 40_000;

export interface Preview {
  of: number;
  refused: number;
  byRule: { rule: string; count: number }[];
  /** Students whom limits of use would have stopped. */
  stopped: number;
  /** Of what is changed, what could not be tried. */
  untried: RulePath[];
  isPart: boolean;
  problems: LocalText[];
}

/** What would be refused in a change of rules, as sentences; none where it could be saved. */
function problemsOf(check: () => void): LocalText[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof FudaoError)) throw error;
    const { spec, details } = error;
    return [{ 'zh-CN': fillSentence(spec.message['zh-CN'], details, 'zh-CN'), en: fillSentence(spec.message.en, details, 'en') }];
  }
}

interface Place {
  readonly id: string;
  readonly districtId: string | null;
}

const peopleOf = ({ teacherId, studentIds }: Pick<PastReservation, 'teacherId' | 'studentIds'>) => [...(teacherId ? [teacherId] : []), ...studentIds];

const someAtOnce = 1_000;

async function districtsOf({ call }: ActionContext<unknown>, personIds: readonly string[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(personIds)];
  const found = new Map<string, string | null>();
  for (let from = 0; from < ids.length; from += someAtOnce) {
    for (const one of await call<Place[]>('identity.districts', { ids: ids.slice(from, from + someAtOnce) })) found.set(one.id, one.districtId);
  }
  return found;
}

function byPerson(screen: readonly ScreenSpan[]): Map<string, ScreenSpan[]> {
  const found = new Map<string, ScreenSpan[]>();
  for (const one of screen) found.set(one.personId, [...(found.get(one.personId) ?? []), one]);
  return found;
}

/** What each student used who had the app open. */
function usesOfStudents(past: readonly PastReservation[], screenOf: ReadonlyMap<string, ScreenSpan[]>, districtsOf: (id: string) => string[]): PastUse[] {
  const lived = new Map<string, PastReservation[]>();
  for (const one of past) for (const id of one.studentIds) lived.set(id, [...(lived.get(id) ?? []), one]);
  return [...screenOf].map(([id, spans]) => ({ districtIds: districtsOf(id), screen: spans, uses: lived.get(id) ?? [] }));
}

/** Tries rules on what took place in the last seven days, as if they had held then. */
export async function previewChange(
  context: ActionContext<unknown>,
  parts: PolicyParts,
  { districtId, rules, effectiveFrom }: { districtId: string | null; rules: Rules | Tightening; effectiveFrom: number | undefined },
): Promise<Preview> {
  const now = context.now().getTime();
  const versions = await findVersions(context.db);
  const book = new RuleBook(parts.start, versions);
  const { items: districts } = await context.call<{ items: { id: string }[] }>('organisation.districts');
  const problems = problemsOf(() => checkChange(book, { districtId, rules, effectiveFrom: effectiveFrom ?? now }, districts.map(({ id }) => id)));
  const changed = book.with({ scope: scopeOf(districtId), rules, effectiveFrom: 0 });
  const from = now - 2 * weekMs;
  const rows = await findPast(context.db, { from, to: now, districtId, limit: mostRows });
  const screen = await findPastScreen(context.db, { from, limit: mostRows });
  const districtOf = await districtsOf(context, [...rows.flatMap(peopleOf), ...screen.map(({ personId }) => personId)]);
  const within = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => districtOf.get(id) ?? []))].sort();
  const past = rows.map((row) => ({ ...row, districtIds: within(peopleOf(row)) }));
  const screenOf = byPerson(screen);
  const used = usesOfStudents(past, screenOf, (id) => within([id])).filter(({ districtIds }) => districtId === null || districtIds.includes(districtId));
  const worlds = async (of: RuleBook): Promise<WorldOf> => {
    const made = new Map<string, { rules: Rules; city: City }>();
    for (const { districtIds } of [...past, ...used]) {
      const key = districtIds.join();
      if (made.has(key)) continue;
      const held = of.rulesAt(districtIds, now).rules;
      made.set(key, { rules: held, city: await parts.cities.cityFor(districtIds, held.tutoringHours, now - weekMs, now) });
    }
    return (districtIds) => made.get(districtIds.join())!;
  };
  const [is, will] = [await worlds(book), await worlds(changed)];
  const { of, refused, byRule } = await replay(past, (id) => screenOf.get(id) ?? [], now - weekMs, is, will, () => nextTurn());
  const stopped = await replayUse(used, now - weekMs, is, will, () => nextTurn());
  const counts = Object.entries(byRule).map(([rule, count]) => ({ rule, count }));
  const ids = districtId === null ? [] : [districtId];
  const untried = untriedOf(book.rulesAt(ids, now).rules, changed.rulesAt(ids, now).rules);
  const isPart = rows.length === mostRows || screen.length === mostRows;
  return { of, refused, byRule: counts.sort((a, b) => b.count - a.count), stopped, untried, isPart, problems };
}
