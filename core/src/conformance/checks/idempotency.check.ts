import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { aboutOf, callableActions, callersOf, type NamedAction } from '../exercise/actions.ts';
import { attempt, type CallOutcome } from '../exercise/call-outcome.ts';
import { fittingInput } from '../exercise/fitting-input.ts';
import { Marker } from '../exercise/marker.ts';
import type { Schema } from '../exercise/schema.ts';
import { failure, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';
import type { Person } from '../stage/people.ts';
import { countAfterwards, firstDifference, type Kept } from '../stage/storage.ts';

const tries = 8;
const overlapMs = 300;

interface Taken {
  readonly params: Record<string, unknown>;
  readonly idempotencyKey: string;
  readonly outcome: CallOutcome;
}

/** An input that is taken, with a key. */
async function callWithKey(life: Life, action: NamedAction, person: Person): Promise<Taken | undefined> {
  const { here } = await life.used();
  for (let variant = 0; variant < tries; variant++) {
    const source = { marker: new Marker(), pool: here.pool, variant, isWhole: variant % 2 === 1, around: aboutOf(action) };
    const params = fittingInput(action.action.params as Schema, source) as Record<string, unknown>;
    const idempotencyKey = randomUUID();
    const outcome = await attempt(life.installed, life.stage.log, { action, person, params, idempotencyKey });
    if (outcome.status === 200) return { params, idempotencyKey, outcome };
  }
  return undefined;
}

async function look(life: Life) {
  const { database } = life.stage.platform.node.runtime.platform;
  await life.stage.settle();
  return { kept: await life.kept(), afterwards: await countAfterwards(database, life.pluginId) };
}

/** How much more of each kind there is. */
function growth(before: readonly Kept[], after: readonly Kept[]): Map<string, number> {
  const grown = new Map<string, number>();
  for (const { place } of after) grown.set(place, (grown.get(place) ?? 0) + 1);
  for (const { place } of before) grown.set(place, (grown.get(place) ?? 0) - 1);
  return grown;
}

/** Has every writer wait; gives how to let them go on. */
async function holdWriters(life: Life): Promise<() => Promise<void>> {
  const { database } = life.stage.platform.node.runtime.platform;
  let end = (): void => undefined;
  let held = Promise.resolve();
  await new Promise<void>((begun) => {
    held = database.transaction(async () => {
      begun();
      await new Promise<void>((over) => (end = over));
    });
  });
  return () => {
    end();
    return held;
  };
}

/** A person who presses twice: both calls come before either has its answer. */
async function twoAtOnce(life: Life, { action, person, params }: Pick<CallOutcome, 'action' | 'person' | 'params'>, usual: Map<string, number>): Promise<Finding[]> {
  const before = await life.kept();
  const idempotencyKey = randomUUID();
  const press = () => attempt(life.installed, life.stage.log, { action, person, params: structuredClone(params), idempotencyKey });
  // While somebody else writes, neither comes to its end before the other has begun.
  const letGo = await holdWriters(life);
  const both = [press(), press()] as const;
  await wait(overlapMs);
  await letGo();
  const [one, other] = await Promise.all(both);
  const { kept } = await look(life);
  const [twice] = [...growth(before, kept)].filter(([place, more]) => more > Math.max(usual.get(place) ?? 0, 0));
  if (one.status === 200 && twice) return [failure(`${action.name} is declared idempotent, but two calls at once with the same key write into ${twice[0]} twice; do all of it in the transaction.`, action.name)];
  const isSame = one.replyText === other.replyText && one.status === other.status;
  return isSame ? [] : [failure(`${action.name} is declared idempotent, but two calls at once with the same key get different answers (${one.code ?? one.status}, ${other.code ?? other.status}).`, action.name)];
}

async function checkAction(life: Life, action: NamedAction, person: Person): Promise<Finding[]> {
  const empty = await look(life);
  const taken = await callWithKey(life, action, person);
  if (!taken) return [];
  const { params, idempotencyKey } = taken;
  const before = await look(life);
  const again = () => attempt(life.installed, life.stage.log, { action, person, params: structuredClone(params), idempotencyKey });
  const retries = [await again(), ...(await Promise.all([again(), again()]))];
  const after = await look(life);
  const say = (what: string) => [failure(`${action.name} is declared idempotent, but a retry with the same key ${what}.`, action.name)];
  const odd = retries.find(({ status, replyText }) => status !== 200 || replyText !== taken.outcome.replyText);
  if (odd) return say(odd.status === 200 ? 'gets another answer' : `is refused (${odd.code})`);
  const changed = firstDifference(before.kept, after.kept);
  if (changed) return say(`changes ${changed} again`);
  if (after.afterwards > before.afterwards) return say('emits, records or notifies again');
  return twoAtOnce(life, { action, person, params }, growth(empty.kept, before.kept));
}

export const idempotencyCheck: Check = {
  id: 'idempotency',
  title: 'a retry of an idempotent action gets the first answer and has no effect',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    // Before the first look, or what it writes would count as usual.
    await life.used();
    const findings: Finding[] = [];
    for (const action of callableActions(life.installed.definition).filter((one) => one.action.idempotent)) {
      const [person] = callersOf(life.source.manifest, action, life.stage.people.here.values());
      if (person) findings.push(...(await checkAction(life, action, person)));
    }
    return findings;
  },
};
