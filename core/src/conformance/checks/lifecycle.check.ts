import { setTimeout as wait } from 'node:timers/promises';
import { attempt, type CallOutcome } from '../exercise/call-outcome.ts';
import { keepCalling, readingsOf } from '../exercise/replay.ts';
import { failure, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import { Life } from '../life.ts';
import { freshCopy } from '../stage/fresh-copy.ts';
import { ResourceWatch } from '../stage/resource-watch.ts';
import type { Trial } from '../trial.ts';

const swaps = 3;
const lanes = 4;
/** A timer that a handler set and that runs out by itself is not left behind. */
const longestAfterglowMs = 2_500;

const isLost = ({ status, code }: CallOutcome) => status >= 500 || code === 'FUDAO_PLUGIN_NOT_ENABLED';

async function swapsUnderLoad(life: Life, calls: readonly CallOutcome[]): Promise<Finding[]> {
  const load = keepCalling(life, calls, lanes);
  const findings: Finding[] = life.stage.endProblems.map((problem) => failure(`It could not be ended: ${problem}.`, 'setup'));
  for (let turn = 0; turn < swaps && findings.length === 0; turn++) {
    await wait(60);
    await life.installed.swap().catch((error: Error) => findings.push(failure(`A swap to itself failed: ${error.message}.`, 'swap')));
  }
  await wait(60);
  const [lost] = (await load.stop()).filter(isLost);
  if (lost) findings.push(failure(`A call of ${lost.action.name} was lost while the release was swapped for itself: ${lost.cause ?? lost.code}.`, lost.action.name));
  return findings;
}

/** What ran in the release before it was swapped must go on in the next. */
async function stillWorks(life: Life, calls: readonly CallOutcome[]): Promise<Finding[]> {
  for (const { action, person, params } of calls) {
    const again = await attempt(life.installed, life.stage.log, { action, person, params: structuredClone(params) });
    if (again.status >= 500) return [failure(`After a swap to itself ${action.name} fails: ${again.cause ?? again.code}.`, action.name)];
  }
  return [];
}

async function disabling(life: Life, calls: readonly CallOutcome[]): Promise<Finding[]> {
  // What finishes what is under way goes on for a while.
  const call = calls.find(({ action }) => !action.action.finishes);
  if (!call) return [];
  const person = life.stage.people.there.get(call.person.role)!;
  const asked = (who: typeof person) => attempt(life.installed, life.stage.log, { action: call.action, person: who, params: structuredClone(call.params) });
  await life.installed.setEnabled('here', false);
  const [refused, served] = [await asked(call.person), await asked(person)];
  await life.installed.setEnabled('here', true);
  return [
    ...(refused.code === 'FUDAO_PLUGIN_NOT_ENABLED' || call.action.action.allow === 'anyone' ? [] : [failure(`After it was disabled ${call.action.name} still answered (${refused.status}).`)]),
    ...(served.code === 'FUDAO_PLUGIN_NOT_ENABLED' ? [failure('Disabling it in one district took it away from another.')] : []),
  ];
}

/** Uninstalled and purged by the platform's own steps, it leaves no process, nothing that it kept, and all else as it was. */
async function removal(life: Life): Promise<Finding[]> {
  const pid = life.installed.process?.pid;
  const refusal = await life.end().then(
    () => undefined,
    (error: Error) => error.message,
  );
  const [problem = refusal] = life.stage.endProblems;
  if (problem !== undefined) return [failure(`It could not be removed: ${problem.replace(/\.$/, '')}.`, 'setup')];
  const [kept] = await life.kept();
  return [
    ...(kept ? [failure(`After its data were purged something is left in ${kept.place}.`, kept.place)] : []),
    ...(pid && isAlive(pid) ? [failure('After it was removed its process still runs.', 'setup')] : []),
    ...(await life.before.compare()),
  ];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A second life, from first to last under the eyes of a watch, of a copy none of whose modules has run before. */
async function whatIsLeft(trial: Trial, calls: readonly CallOutcome[]): Promise<Finding[]> {
  const stage = await trial.stage();
  const copy = await freshCopy(trial.source);
  const watch = new ResourceWatch(trial.source.manifest.id, copy.source.folder);
  try {
    watch.start();
    const life = await Life.begin(stage, copy.source, 'trusted');
    // It leans on files outside of its folder; then there is no second life to look at.
    if (life.problem) return [];
    await stillWorks(life, calls);
    for (const { services } of [life.installed.definition]) {
      for (const [name, timer] of services.flatMap(({ timers }) => Object.entries(timers ?? {}))) await life.installed.turn(name, timer).catch(() => undefined);
    }
    await life.installed.swap();
    await life.end();
    const left = await watch.left(longestAfterglowMs);
    return left.map(({ what, where }) => failure(`After it was removed ${what} is left behind.`, where));
  } finally {
    await copy.remove();
  }
}

export const lifecycleCheck: Check = {
  id: 'lifecycle',
  title: 'swapped under load it loses no call; disabled and removed it leaves nothing behind',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    const { outcomes } = (await life.used()).here;
    const calls = readingsOf(outcomes);
    const findings = await swapsUnderLoad(life, calls);
    // What does not end in a swap does not end when it is removed either.
    if (life.stage.isSpoilt) return findings;
    findings.push(...(await stillWorks(life, calls)), ...(await disabling(life, calls)));
    findings.push(...(await removal(life)));
    if (life.stage.isSpoilt) return withoutRepeats(findings);
    // What a confined one began ended with its process.
    if (trial.options.trust === 'trusted') findings.push(...(await whatIsLeft(trial, calls)));
    return withoutRepeats(findings);
  },
};
