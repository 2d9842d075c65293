import type { Role } from '@fudao/plugin-sdk';
import type { Installed } from '../stage/installed.ts';
import type { Person } from '../stage/people.ts';
import type { Stage } from '../stage/stage.ts';
import { aboutOf, callableActions, callersOf, isRemoval, type NamedAction } from './actions.ts';
import { attempt, type CallOutcome } from './call-outcome.ts';
import { fittingInput } from './fitting-input.ts';
import { Marker } from './marker.ts';
import type { Schema } from './schema.ts';
import { ValuePool } from './value-pool.ts';

const usualRounds = 5;
/** Choices tried in a round until one is taken. */
const tries = 6;
/** Nobody waits longer for the whole of it. */
const longestMs = 60_000;

/** One person's use of a plugin: what they wrote and what they were answered. */
export interface Usage {
  readonly person: Person;
  readonly marker: Marker;
  readonly outcomes: CallOutcome[];
}

/** What the people of one district did with a plugin. */
export interface DistrictUsage {
  readonly pool: ValuePool;
  readonly byRole: ReadonlyMap<Role, Usage>;
  readonly outcomes: CallOutcome[];
}

export interface UsageOptions {
  readonly rounds?: number;
  /** Whether what removes things is called too, at the end. */
  readonly removes?: boolean;
}

/** Uses every action as everybody of a district who may, several times over, each time with what the answers before gave. */
export async function useAsDistrict(
  stage: Stage,
  installed: Installed,
  people: ReadonlyMap<Role, Person>,
  { rounds = usualRounds, removes = true }: UsageOptions = {},
): Promise<DistrictUsage> {
  const { manifest } = installed.source;
  const pool = new ValuePool(platformValues(people));
  const byRole = new Map([...people].map(([role, person]) => [role, { person, marker: new Marker(), outcomes: [] as CallOutcome[] }]));
  const outcomes: CallOutcome[] = [];
  const deadline = Date.now() + longestMs;
  for (let round = 0; round < rounds; round++) {
    const isLast = round === rounds - 1;
    for (const action of inOrder(callableActions(installed.definition), outcomes)) {
      // Removals come once, when everything else has been there.
      if (isRemoval(action) && !(isLast && removes)) continue;
      for (const person of callersOf(manifest, action, people.values())) {
        if (Date.now() > deadline) return { pool, byRole, outcomes };
        const usage = byRole.get(person.role)!;
        const made = await tryUntilTaken(stage, installed, { action, person, round, usage, pool });
        usage.outcomes.push(...made);
        outcomes.push(...made);
      }
    }
    await stage.settle();
  }
  return { pool, byRole, outcomes };
}

/** What makes things first, then what was never taken yet: what ends a thing must not always come before what needs it. */
function inOrder(actions: readonly NamedAction[], outcomes: readonly CallOutcome[]): NamedAction[] {
  const taken = new Set(outcomes.filter(({ status }) => status === 200).map(({ action }) => action.name));
  const isMaker = ({ action }: NamedAction) => action.rest?.startsWith('POST ') === true && !action.rest.includes(':');
  const rank = (one: NamedAction) => (isRemoval(one) ? 3 : isMaker(one) ? 0 : taken.has(one.name) ? 2 : 1);
  return [...actions].sort((one, other) => rank(one) - rank(other));
}

/** What fields of these names take, whatever the plugin. */
function platformValues(people: ReadonlyMap<Role, Person>): Record<string, unknown[]> {
  const callers = [...people.values()].map(({ caller }) => caller);
  const present = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  return {
    subject: [...new Set(callers.flatMap(({ teaching }) => teaching?.subjects ?? []))],
    grade: [...new Set(callers.flatMap(({ grade }) => grade ?? []))],
    districtId: present(callers.map(({ districtId }) => districtId)),
    schoolId: present(callers.map(({ schoolId }) => schoolId)),
    classGroupId: present(callers.map(({ classGroupId }) => classGroupId)),
    accountId: callers.map(({ id }) => id),
  };
}

interface Turn {
  readonly action: NamedAction;
  readonly person: Person;
  readonly round: number;
  readonly usage: Usage;
  readonly pool: ValuePool;
}

async function tryUntilTaken(stage: Stage, installed: Installed, { action, person, round, usage, pool }: Turn): Promise<CallOutcome[]> {
  const made: CallOutcome[] = [];
  for (let variant = 0; variant < tries; variant++) {
    const source = { marker: usage.marker, pool, variant, isWhole: (round + variant) % 2 === 1, around: aboutOf(action) };
    const params = fittingInput(action.action.params as Schema, source) as Record<string, unknown>;
    const outcome = await attempt(installed, stage.log, { action, person, params });
    made.push(outcome);
    // A release that fails too often is refused for a while; started anew it shows what else it does.
    if (outcome.code === 'FUDAO_PLUGIN_RESTING') await installed.swap();
    if (outcome.status !== 200) continue;
    pool.learn(outcome.reply, aboutOf(action));
    pool.learn(params, aboutOf(action));
    break;
  }
  return made;
}
