import { sdkVersion } from '@fudao/plugin-sdk';
import type { Trust } from '../plugin-manager/release/release.repository.ts';
import { defaultBudgets, type Budgets } from './budgets.ts';
import { checks as allChecks } from './checks/index.ts';
import { stopMariadb } from './migrations/fresh-mariadb.ts';
import type { Report } from './report.ts';
import { SharedStage } from './stage/shared-stage.ts';
import { openSubject } from './subject/open-subject.ts';
import type { Subject } from './subject/subject.ts';
import { levelsFor, type Levels } from './trust/levels-for.ts';
import { trustFactsOf } from './trust/trust-facts.ts';
import { closeBrowser } from './ui/open-browser.ts';
import { Verification, type Listener, type Tried } from './verification.ts';

export interface VerifyOptions extends Listener {
  /** Ids of the checks to be made; all unless told. What they lean on is done all the same. */
  readonly only?: readonly string[] | undefined;
  /** Levels of trust in which it is tried, instead of those that its files call for. */
  readonly trust?: readonly Trust[] | undefined;
  /** Folders or packages of the releases before, the oldest first. */
  readonly earlier?: readonly string[];
  readonly budgets?: Budgets;
  readonly hasBrowser?: boolean;
  /** A platform that several verifications share; otherwise one is started and ended here. */
  readonly stage?: SharedStage;
  /** Whether nothing else runs in this process. */
  readonly ownsProcess?: boolean;
}

/** How it is to be run; what is no plugin is not run at all. */
function levelsOf(subject: Subject, wanted: readonly Trust[] | undefined): Levels {
  if (wanted && wanted.length > 0) return { levels: wanted, because: 'nobody asked for it' };
  const { manifest } = subject.source ?? {};
  return manifest ? levelsFor(trustFactsOf(subject, manifest)) : { levels: ['trusted'], because: undefined };
}

function reportOf(path: string, { source }: Subject, { checks, trust }: Tried, started: number): Report {
  const findings = checks.flatMap((check) => check.findings);
  const failures = findings.filter(({ severity }) => severity === 'failure').length;
  // What could be run in none of the ways that it is made for has not passed.
  const isTried = trust.length === 0 || trust.some((one) => one.isTried);
  return {
    format: 1,
    path,
    plugin: source?.manifest.id ?? null,
    version: source?.manifest.version ?? null,
    platform: sdkVersion,
    trust,
    passed: failures === 0 && isTried,
    failures,
    warnings: findings.length - failures,
    seconds: (performance.now() - started) / 1_000,
    checks,
  };
}

/**
 * Runs the conformance kit on a plugin's folder or package.
 * @throws SubjectError where there is nothing to look at
 */
export async function verifyPlugin(path: string, options: VerifyOptions = {}): Promise<Report> {
  const { only, earlier = [], budgets = defaultBudgets, hasBrowser = true } = options;
  const started = performance.now();
  const subject = await openSubject(path);
  const before = await Promise.all(earlier.map(openSubject));
  const stage = options.stage ?? new SharedStage({ ownsProcess: options.ownsProcess ?? false });
  const verification = new Verification(subject, stage, { earlier: before, budgets, hasBrowser }, options);
  const checks = allChecks.filter(({ id }) => !only || only.includes(id));
  try {
    return reportOf(path, subject, await verification.run(checks, levelsOf(subject, options.trust)), started);
  } finally {
    if (!options.stage) await Promise.all([stage.stop(), stopMariadb(), closeBrowser()]);
    for (const one of [subject, ...before]) await one.close();
  }
}
