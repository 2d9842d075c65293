import type { ActionContext, Caller, PluginContext } from '@fudao/plugin-sdk';
import type { City } from '../engine/city.ts';
import { constraintsFor } from '../engine/constraints-for.ts';
import { decide, type Decision, type Demand } from '../engine/decide.ts';
import type { Activity, AdmissionState, Facts } from '../engine/facts.ts';
import type { PolicyParts } from '../policy-parts.ts';
import type { RulesThatHold } from '../rules/rule-book.ts';
import type { ScreenSpan } from '../screen/screen.repository.ts';
import type { PersonUse } from './history.repository.ts';
import type { Party } from './reservations.repository.ts';

interface Standing {
  readonly state: AdmissionState;
  readonly validUntil: number | null;
}

/** What a decision depends on and does not wait for a lock: who they are, which rules hold, what the calendar says. */
export interface Circumstances {
  readonly held: RulesThatHold;
  readonly city: City;
  readonly standing: Standing | null;
  readonly openerRoles: readonly string[] | null;
  readonly isSuspended: boolean;
  /** Of each student who owes a rating, the oldest. */
  readonly owed: ReadonlyMap<string, string>;
  readonly districtId: string | null;
}

interface Asked {
  readonly activity: Activity;
  readonly parties: readonly Party[];
  readonly at: number;
  /** When the service of one of them was last ended, as far as it matters here. */
  readonly endedAt?: number;
}

const rolesOf = ({ kind, roles }: Caller) => (kind === 'system' ? null : roles);

/** What waits for a rating. */
const waiting: readonly Activity[] = ['session', 'seat', 'ask'];

async function findOwed({ call }: PluginContext, { activity, parties }: Asked): Promise<Map<string, string>> {
  const owed = new Map<string, string>();
  if (!waiting.includes(activity)) return owed;
  for (const { personId } of parties.filter(({ role }) => role === 'student')) {
    const { items } = await call<{ items: { id: string }[] }>('ratings.owed', { studentId: personId });
    if (items[0]) owed.set(personId, items[0].id);
  }
  return owed;
}

export async function gatherCircumstances(
  context: ActionContext<unknown>,
  parts: PolicyParts,
  asked: Asked,
): Promise<Circumstances> {
  const { caller, call, callingPlugin } = context;
  const now = context.now().getTime();
  const { parties, at, endedAt = 0 } = asked;
  const teacher = parties.find(({ role }) => role === 'teacher');
  const ids = parties.map(({ personId }) => personId);
  const [people, standing, isSuspended, owed, book] = await Promise.all([
    call<{ districtId: string | null }[]>('identity.districts', { ids }),
    teacher ? call<Standing>('admission.standing', { teacherId: teacher.personId }) : null,
    parts.suspensions.isAny({ ids, pluginId: callingPlugin, now, endedAt }),
    findOwed(context, asked),
    parts.rules.read(context.db),
  ]);
  const districtIds = people.flatMap(({ districtId }) => districtId ?? []);
  const held = book.rulesAt(districtIds, at);
  const city = await parts.cities.cityFor(districtIds, held.rules.tutoringHours, at, now);
  return { held, city, standing, isSuspended, openerRoles: rolesOf(caller), owed, districtId: context.districtId };
}

export interface History {
  readonly uses: readonly PersonUse[];
  readonly screen: readonly ScreenSpan[];
  readonly freeSeats: number | null;
}

function factsOf({ standing, openerRoles, isSuspended, owed }: Circumstances, parties: readonly Party[], history: History): Facts {
  const usesOf = (personId: string) => history.uses.filter((use) => use.personId === personId);
  const teacher = parties.find(({ role }) => role === 'teacher');
  return {
    openerRoles,
    isSuspended,
    teacher: teacher
      ? { uses: usesOf(teacher.personId), admission: standing?.state ?? 'none', admittedUntil: standing?.validUntil ?? null }
      : null,
    students: parties
      .filter(({ role }) => role === 'student')
      .map(({ personId }) => ({
        uses: usesOf(personId),
        screen: history.screen.filter((one) => one.personId === personId),
        owedRatingId: owed.get(personId) ?? null,
      })),
    freeSeats: history.freeSeats,
  };
}

/** The engine's decision on what was gathered. */
export function decideOn(
  activity: Activity,
  demand: Demand,
  circumstances: Circumstances,
  parties: readonly Party[],
  history: History,
): Decision {
  const { held, city } = circumstances;
  const facts = factsOf(circumstances, parties, history);
  return decide(constraintsFor({ activity, rules: held.rules, facts, city }), demand, city.knownUntil);
}
