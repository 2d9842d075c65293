import { sdkVersion } from '@fudao/plugin-sdk';
import { defaultBudgets, type Budgets } from './budgets.ts';
import type { Check } from './check.ts';
import { checks as allChecks } from './checks/index.ts';
import { failure, Skip } from './finding.ts';
import { stopMariadb } from './migrations/fresh-mariadb.ts';
import type { CheckReport, Report } from './report.ts';
import { SharedStage } from './stage/shared-stage.ts';
import { openSubject } from './subject/open-subject.ts';
import { Trial } from './trial.ts';
import { closeBrowser } from './ui/open-browser.ts';

export interface VerifyOptions {
  /** Ids of the checks to be made; all unless told. What they lean on is done all the same. */
  readonly only?: readonly string[] | undefined;
  /** Folders or packages of the releases before, the oldest first. */
  readonly earlier?: readonly string[];
  readonly budgets?: Budgets;
  readonly hasBrowser?: boolean;
  /** A platform that several verifications share; otherwise one is started and ended here. */
  readonly stage?: SharedStage;
  /** Whether nothing else runs in this process. */
  readonly ownsProcess?: boolean;
  onBegin?(check: Check): void;
  onEnd?(report: CheckReport): void;
}

async function make(check: Check, trial: Trial): Promise<CheckReport> {
  const { id, title } = check;
  const started = performance.now();
  const done = (rest: Pick<CheckReport, 'status' | 'findings'> & { skipped?: string }): CheckReport => ({ id, title, ms: Math.round(performance.now() - started), ...rest });
  try {
    const findings = await check.run(trial);
    return done({ status: findings.some(({ severity }) => severity === 'failure') ? 'failed' : 'passed', findings });
  } catch (error) {
    if (error instanceof Skip) return done({ status: 'skipped', skipped: error.message, findings: [] });
    return done({ status: 'failed', findings: [failure(`The check itself came to grief: ${(error as Error).stack ?? String(error)}`)] });
  }
}

function reportOf(path: string, trial: Trial, made: readonly CheckReport[], started: number): Report {
  const findings = made.flatMap((check) => check.findings);
  const failures = findings.filter(({ severity }) => severity === 'failure').length;
  const { manifest } = trial.subject.source ?? {};
  return {
    format: 1,
    path,
    plugin: manifest?.id ?? null,
    version: manifest?.version ?? null,
    platform: sdkVersion,
    passed: failures === 0,
    failures,
    warnings: findings.length - failures,
    seconds: (performance.now() - started) / 1_000,
    checks: made,
  };
}

/**
 * Runs the conformance kit on a plugin's folder or package.
 * @throws SubjectError where there is nothing to look at
 */
export async function verifyPlugin(path: string, options: VerifyOptions = {}): Promise<Report> {
  const { only, earlier = [], budgets = defaultBudgets, hasBrowser = true, onBegin, onEnd } = options;
  const started = performance.now();
  const subject = await openSubject(path);
  const before = await Promise.all(earlier.map(openSubject));
  const stage = options.stage ?? new SharedStage({ ownsProcess: options.ownsProcess ?? false });
  const trial = new Trial(subject, () => stage.get(), { earlier: before, budgets, hasBrowser });
  const made: CheckReport[] = [];
  try {
    for (const check of allChecks.filter(({ id }) => !only || only.includes(id))) {
      onBegin?.(check);
      const report = await make(check, trial);
      made.push(report);
      onEnd?.(report);
    }
    return reportOf(path, trial, made, started);
  } finally {
    await stage.leave(() => trial.end());
    if (!options.stage) await Promise.all([stage.stop(), stopMariadb(), closeBrowser()]);
    for (const one of [subject, ...before]) await one.close();
  }
}
