import type { ActionContext, PluginContext, Static, Work } from '@fudao/plugin-sdk';
import type { Decision } from '../engine/decide.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { refusalError } from '../refusal.ts';
import { decideOn, type History } from '../reservations/circumstances.ts';
import { readHistory } from '../reservations/history.ts';
import type { PersonUse } from '../reservations/history.repository.ts';
import { lockPeople } from '../reservations/reservations.repository.ts';
import { findMet, insertMet, prolongMet, type Overuse } from './overuse.repository.ts';
import type { NoteParams } from './schemas.ts';
import { addScreen } from './screen.repository.ts';
import { useStateOf, type UseState } from './use-state.ts';

type Context = ActionContext<Static<typeof NoteParams>>;

interface Person {
  readonly id: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
}

interface Refusal {
  readonly code: string;
  readonly details: Record<string, unknown>;
}

export interface PersonState extends UseState {
  readonly personId: string;
  /** The refusal that a stopped student meets. */
  readonly refusal: Refusal | null;
  /** The refusal that looking at things meets outside of tutoring hours, where it is bound to them. */
  readonly closed: (Refusal & { readonly until: number | null }) | null;
}

const dayMs = 86_400_000;

export function isInLive(uses: readonly PersonUse[], personId: string, now: number): boolean {
  return uses.some((use) => use.personId === personId && use.from <= now && now < use.to);
}

interface Judged {
  readonly person: Person;
  readonly decision: Decision;
  /** Whether the student may look at things. */
  readonly browsing: Decision;
  readonly warnMs: number;
  readonly isLive: boolean;
}

/** Any more use at all, of any length. */
const more = (at: number) => ({ at, wantedMs: Infinity, leastMs: 1 });

/** Whether each may go on, by the rules of the own district. */
async function judge(context: PluginContext, parts: PolicyParts, people: readonly Person[], history: History, now: number): Promise<Judged[]> {
  const book = await parts.rules.read(context.db);
  const judged: Judged[] = [];
  for (const person of people) {
    const districts = person.districtId === null ? [] : [person.districtId];
    const held = book.rulesAt(districts, now);
    const city = await parts.cities.cityFor(districts, held.rules.tutoringHours, now, now);
    const parties = [{ personId: person.id, role: 'student' as const }];
    // The gateway lets nobody in who is suspended.
    const circumstances = { held, city, standing: null, isSuspended: false, openerRoles: null, owed: new Map(), districtId: person.districtId };
    const [decision, browsing] = (['use', 'browse'] as const).map((activity) => decideOn(activity, more(now), circumstances, parties, history));
    const warnMs = held.rules.studentUse.warnMinutes * 60_000;
    judged.push({ person, decision: decision!, browsing: browsing!, warnMs, isLive: isInLive(history.uses, person.id, now) });
  }
  return judged;
}

/** A limit that nobody knows an end of ends with the day after. */
const unknownMs = dayMs;

/**
 * What a refusal means: the meeting that it belongs to. A new one is on the record, and the school hears of it; one that
 * goes on while the student finishes only lasts longer.
 */
async function meet(work: Work, { person, decision, isLive }: Judged, met: readonly Overuse[], now: number): Promise<Overuse | null> {
  if (decision.allowed || isLive) return null;
  const { rule } = decision;
  const untilAt = decision.nextAt ?? now + unknownMs;
  const before = met.find((one) => one.personId === person.id && one.rule === rule);
  if (before) {
    await prolongMet(work.db, before, untilAt);
    return before;
  }
  const { id: personId, schoolId, districtId } = person;
  const overuse = { personId, rule, metAt: now, untilAt, schoolId, districtId };
  await insertMet(work.db, overuse);
  work.record({ kind: 'policy.overuse', subjectId: personId, personId, payload: { rule, metAt: now } });
  if (schoolId !== null) work.defer('policy.tellSchool', { schoolId });
  return overuse;
}

function toRefusal(refused: Exclude<Decision, { allowed: true }>, timeZone: string): Refusal {
  const { code, details } = refusalError(refused, timeZone);
  return { code, details };
}

/** Limits of use bar by themselves; here it is about the hour alone. */
function closedOf(browsing: Decision, timeZone: string): PersonState['closed'] {
  if (browsing.allowed || browsing.rule !== 'tutoring-hours') return null;
  return { ...toRefusal(browsing, timeZone), until: browsing.nextAt };
}

function stateOf({ person, decision, browsing, warnMs, isLive }: Judged, met: Overuse | null, now: number, timeZone: string): PersonState {
  const state = useStateOf({ now, decision, warnMs, metAt: met?.metAt ?? null, isLive });
  const isStopped = !decision.allowed && state.state === 'stopped';
  return { personId: person.id, ...state, refusal: isStopped ? toRefusal(decision, timeZone) : null, closed: closedOf(browsing, timeZone) };
}

/** Use is added to what was known, and everybody in use is told how much is left. */
export async function noteUse(context: Context, parts: PolicyParts): Promise<PersonState[]> {
  const { items } = context.params;
  const now = context.now().getTime();
  const ids = items.map(({ personId }) => personId);
  const people = await context.call<Person[]>('identity.accountDetails', { ids });
  return context.transaction(async (work) => {
    await lockPeople(work.db, ids);
    await addScreen(work.db, items.map(({ personId, firstAt, lastAt }) => ({ personId, from: firstAt, to: Math.min(lastAt, now) })));
    const parties = people.map(({ id }) => ({ personId: id, role: 'student' as const }));
    const judged = await judge(context, parts, people, await readHistory(work.db, parts, { parties, at: now, now }), now);
    const met = await findMet(work.db, ids, now);
    const states: PersonState[] = [];
    for (const one of judged) states.push(stateOf(one, await meet(work, one, met, now), now, parts.timeZone));
    for (const { personId, state, minutesLeft, until } of states) {
      if (state !== 'free') work.push({ accounts: [personId] }, 'policy.use', { state, minutesLeft, until });
    }
    return states;
  });
}
