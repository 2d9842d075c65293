import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defects } from '../core/src/conformance/testing/defects/index.ts';
import { baseFolder } from '../core/src/conformance/testing/plant.ts';
import { buildTarget, isFresh, pluginTarget, sharedSources, type BuildTarget } from '../scripts/ui/build-target.ts';
import { goodPlugins } from './conformance/good-plugins.ts';
import { inLanes } from './conformance/lanes.ts';
import type { Job, Result } from './conformance/try-one.ts';
import { printTable } from './support/table.ts';

export const summary =
  'how many seeded defects the conformance kit finds, each by the check that is for it, and how often it finds fault with good plugins [--only ID,...] [--kind seeded|good] [--check ID] [--lanes 3] [--whole]';

/** A plugin of the kit, built as those of the platform are. */
function baseTarget(base: string): BuildTarget {
  const name = `core/src/conformance/testing-plugins/${base}`;
  return { ...pluginTarget(baseFolder(base)), name: `plugin-${base}`, sources: [...sharedSources, `${name}/ui`], output: `${name}/dist/ui/build.json` };
}

/** Interfaces are built once; copies take what was built along, and defects are planted into it. */
async function buildInterfaces(): Promise<void> {
  const platformPlugins = fileURLToPath(new URL('../plugins/', import.meta.url));
  const targets = [baseTarget('study-cards'), baseTarget('week-promise'), pluginTarget(join(platformPlugins, 'question-answer'))];
  for (const target of targets) if (!(await isFresh(target))) await buildTarget(target);
}

/** What takes longest first, so that no lane is left with it at the end. */
function jobsFor(options: Record<string, string>): Job[] {
  const only = options['only']?.split(',');
  const isWhole = options['whole'] === 'true';
  const seeded = defects.filter(({ check }) => (options['check'] ?? check) === check).map(({ id, isOfUi = false }) => ({ kind: 'seeded' as const, id, isWhole, isLong: isOfUi }));
  const good = options['check'] ? [] : goodPlugins.map(({ id, hasBrowser = false }) => ({ kind: 'good' as const, id, isWhole, isLong: hasBrowser }));
  return [...good.filter(({ isLong }) => isLong), ...seeded.filter(({ isLong }) => isLong), ...good.filter(({ isLong }) => !isLong), ...seeded.filter(({ isLong }) => !isLong)]
    .filter(({ id, kind }) => (!only || only.includes(id)) && (options['kind'] ?? kind) === kind)
    .map(({ isLong: _isLong, ...job }) => job);
}

const verdicts = { seeded: ['caught', 'MISSED'], good: ['passed', 'FALSE ALARM'] } as const;

const rowOf = ({ job, check, isRight, said, seconds }: Result): string[] => [job.id, check, verdicts[job.kind][isRight ? 0 : 1], `${seconds.toFixed(1)} s`, said.slice(0, isRight ? 110 : 500)];

const count = (results: readonly Result[], kind: Job['kind'], isRight?: boolean) =>
  results.filter((one) => one.job.kind === kind && (isRight === undefined || one.isRight === isRight)).length;

export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const jobs = jobsFor(options);
  if (jobs.length === 0) throw new Error('there is no such plugin');
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  await buildInterfaces();
  const results: Result[] = [];
  await inLanes(jobs, Number(options['lanes'] ?? 3), (result) => {
    results.push(result);
    console.error(`${seconds().toFixed(0).padStart(4)} s  ${rowOf(result).join('  ')}`);
  });
  const place = ({ job }: Result) => jobs.findIndex(({ id, kind }) => id === job.id && kind === job.kind);
  printTable([['plugin', 'check', 'result', 'took', 'said'], ...results.sort((one, other) => place(one) - place(other)).map(rowOf)]);
  console.log(`${jobs.length} plugins in ${seconds().toFixed(0)} s`);
  return { caught: count(results, 'seeded', true), seeded: count(results, 'seeded'), falseAlarms: count(results, 'good', false), good: count(results, 'good') };
}
