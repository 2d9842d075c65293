import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { createPlugin } from '../../core/src/cli/create-plugin/create-plugin.ts';
import { defaultBudgets } from '../../core/src/conformance/budgets.ts';
import type { Finding } from '../../core/src/conformance/finding.ts';
import { ownFolder } from '../../core/src/conformance/own-folder.ts';
import type { Report } from '../../core/src/conformance/report.ts';
import type { SharedStage } from '../../core/src/conformance/stage/shared-stage.ts';
import { defects } from '../../core/src/conformance/testing/defects/index.ts';
import { baseFolder, plant } from '../../core/src/conformance/testing/plant.ts';
import type { Defect } from '../../core/src/conformance/testing/seeded.ts';
import { verifyPlugin, type VerifyOptions } from '../../core/src/conformance/verify-plugin.ts';
import { goodPlugins, type GoodPlugin } from './good-plugins.ts';

/** One plugin to be tried. */
export interface Job {
  readonly kind: 'seeded' | 'good';
  readonly id: string;
  /** Whether a seeded plugin goes through all checks, and not through the one alone that must find its defect. */
  readonly isWhole: boolean;
}

export interface Result {
  readonly job: Job;
  /** The check that must find the defect. */
  readonly check: string;
  /** As it should be: the defect was found for the right reason, the good plugin passed. */
  readonly isRight: boolean;
  readonly said: string;
  readonly seconds: number;
}

const failures = ({ checks }: Report, check?: string): (Finding & { check: string })[] =>
  checks
    .filter(({ id }) => check === undefined || id === check)
    .flatMap(({ id, findings }) => findings.filter(({ severity }) => severity === 'failure').map((one) => ({ ...one, check: id })));

type Planted = Pick<Defect, 'patches'> & Pick<GoodPlugin, 'base'>;

/** The folder of a plugin with its changes. */
async function prepare({ base, patches }: Planted): Promise<{ folder: string; remove: Dispose }> {
  if (typeof base === 'string') return plant(base, patches);
  const root = await ownFolder('created');
  const folder = join(root, 'weekly-goals');
  await createPlugin({ name: 'weekly-goals', kind: base.created, folder });
  return { folder, remove: () => rm(root, { recursive: true, force: true }) };
}

async function verify(planted: Planted, options: VerifyOptions): Promise<Report> {
  const { folder, remove } = await prepare(planted);
  try {
    return await verifyPlugin(folder, { budgets: defaultBudgets, ...options });
  } finally {
    await remove();
  }
}

const earlierOf = (base: string | false | undefined) => (base ? [baseFolder(base)] : []);

/** Found means: by the check that is for it, in the words that are for it. */
async function trySeeded(defect: Defect, job: Job, stage: SharedStage): Promise<Omit<Result, 'job' | 'seconds'>> {
  const { base, check, says, hasEarlier, isOfUi = false, trust = 'trusted' } = defect;
  const only = job.isWhole ? {} : { only: [check] };
  const report = await verify(defect, { stage, trust: [trust], earlier: earlierOf(hasEarlier && base), hasBrowser: isOfUi, ...only });
  const found = failures(report, check);
  const right = found.find(({ message }) => message.includes(says));
  const others = failures(report).map(({ check: id, message }) => `${id}: ${message}`);
  return { check, isRight: right !== undefined, said: right?.message ?? `-- only: ${others.join(' | ') || 'nothing'}` };
}

async function tryGood({ earlier, hasBrowser = false, ...planted }: GoodPlugin, stage: SharedStage): Promise<Omit<Result, 'job' | 'seconds'>> {
  const report = await verify(planted, { stage, earlier: earlierOf(earlier), hasBrowser });
  const [first] = failures(report);
  return { check: 'good', isRight: report.passed, said: first ? `${first.check}: ${first.message}` : `${report.warnings} warnings` };
}

export async function tryOne(job: Job, stage: SharedStage): Promise<Result> {
  const started = performance.now();
  const made =
    job.kind === 'seeded'
      ? await trySeeded(defects.find(({ id }) => id === job.id)!, job, stage)
      : await tryGood(goodPlugins.find(({ id }) => id === job.id)!, stage);
  return { job, ...made, seconds: (performance.now() - started) / 1_000 };
}
