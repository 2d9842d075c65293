import { timeoutOf } from '../../runtime/host/time-limits.ts';
import { badInputs } from '../exercise/bad-input.ts';
import { aboutOf, callableActions, callersOf, type NamedAction } from '../exercise/actions.ts';
import { attempt, isFault, shown, type CallOutcome } from '../exercise/call-outcome.ts';
import { useAsDistrict } from '../exercise/exercise.ts';
import { fittingInput } from '../exercise/fitting-input.ts';
import { Marker } from '../exercise/marker.ts';
import { processEnds } from '../exercise/process-ends.ts';
import type { Schema } from '../exercise/schema.ts';
import { failure, warning, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';
import type { Person } from '../stage/people.ts';

/** Nobody waits longer for all inputs of one action. */
const longestMs = 8_000;

/** A fault in words. A spoilt prototype is looked for at once, or everything after it would be strange. */
export function findingOfFault(outcome: CallOutcome, what: string): Finding | undefined {
  const { action, params, code, cause } = outcome;
  if (code === 'FUDAO_TIMED_OUT') {
    return failure(`${action.name} does not answer within ${timeoutOf(action.action)} ms when called with ${what}: ${shown(params)}.`, action.name);
  }
  if (!isFault(outcome)) return undefined;
  return failure(`${action.name} fails when called with ${what}: ${shown(params)}. ${cause ?? code}`, action.name);
}

function pollution(name: string): Finding[] {
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  if (prototype['polluted'] === undefined) return [];
  delete prototype['polluted'];
  return [failure(`${name} changed the prototype of all objects by a key "__proto__" or "constructor" of its input.`, name)];
}

async function tryAll(life: Life, action: NamedAction, person: Person, base: Record<string, unknown>): Promise<Finding[]> {
  const { stage, installed } = life;
  const deadline = Date.now() + longestMs;
  for (const { what, params } of badInputs(action.action.params as Schema, base)) {
    if (Date.now() > deadline) return [warning(`${action.name} is so slow that not every bad input could be tried.`, action.name)];
    const outcome = await attempt(installed, stage.log, { action, person, params });
    if (outcome.code === 'FUDAO_PLUGIN_RESTING') await installed.swap();
    const spoilt = pollution(action.name);
    const fault = findingOfFault(outcome, what);
    // One is enough to act on; a release that fails again and again is soon left to rest by the platform.
    if (fault || spoilt.length > 0) return fault ? [fault, ...spoilt] : spoilt;
  }
  return [];
}

/** What nobody waited for: a rejection out of nowhere, an endless loop. */
function strays(life: Life): Finding[] {
  const lines = life.stage.log.take();
  const faults = lines.flatMap(({ message, fields }) => {
    const { err, action } = fields as { err?: Error; action?: string };
    if (!/stray fault|endless loop/.test(message)) return [];
    return [failure(`${action ?? 'It'}: ${message}${err ? ` (${err.message})` : ''}.`, action)];
  });
  return [...faults, ...processEnds(lines)];
}

export const inputCheck: Check = {
  id: 'input',
  title: 'whatever its actions are called with, they answer or refuse: no fault, no standstill',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    const { here, there } = await life.used();
    const findings = [...here.outcomes, ...there.outcomes].flatMap((outcome) => findingOfFault(outcome, 'what fits its schema') ?? []);
    // There must be something to try it on: what was there has been removed and erased by now.
    const fresh = await useAsDistrict(life.stage, life.installed, life.stage.people.here, { rounds: 2, removes: false });
    for (const action of callableActions(life.installed.definition)) {
      const [person] = callersOf(life.source.manifest, action, life.stage.people.here.values());
      if (!person || findings.some(({ where }) => where === action.name)) continue;
      const taken = fresh.outcomes.findLast((outcome) => outcome.status === 200 && outcome.action.name === action.name)?.params;
      const source = { marker: new Marker(), pool: fresh.pool, variant: 0, isWhole: true, around: aboutOf(action) };
      const base = { ...(fittingInput(action.action.params as Schema, source) as Record<string, unknown>), ...taken };
      findings.push(...(await tryAll(life, action, person, base)));
    }
    await life.stage.settle();
    return withoutRepeats([...findings, ...strays(life)]);
  },
};
