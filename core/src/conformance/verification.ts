import type { Trust } from '../plugin-manager/release/release.repository.ts';
import type { Check } from './check.ts';
import { failure, Skip } from './finding.ts';
import type { CheckReport, TrustReport } from './report.ts';
import type { SharedStage } from './stage/shared-stage.ts';
import type { Subject } from './subject/subject.ts';
import { Trial, type TrialOptions } from './trial.ts';
import type { Levels } from './trust/levels-for.ts';

/** Hears of each check. */
export interface Listener {
  onBegin?(check: Check): void;
  onEnd?(report: CheckReport): void;
}

async function make(check: Check, trial: Trial, obstacle: string | undefined): Promise<CheckReport> {
  const { id, title, needs } = check;
  const trust = needs === 'platform' ? trial.options.trust : null;
  const started = performance.now();
  const done = (rest: Pick<CheckReport, 'status' | 'findings'> & { skipped?: string }): CheckReport => ({ id, title, trust, ms: Math.round(performance.now() - started), ...rest });
  try {
    if (obstacle !== undefined && needs === 'platform') throw new Skip(obstacle);
    const findings = await check.run(trial);
    return done({ status: findings.some(({ severity }) => severity === 'failure') ? 'failed' : 'passed', findings });
  } catch (error) {
    if (error instanceof Skip) return done({ status: 'skipped', skipped: error.message, findings: [] });
    return done({ status: 'failed', findings: [failure(`The check itself came to grief: ${(error as Error).stack ?? String(error)}`)] });
  }
}

export interface Tried {
  readonly checks: readonly CheckReport[];
  readonly trust: readonly TrustReport[];
}

/** The checks of one plugin, in one level of trust after the other. */
export class Verification {
  readonly #subject: Subject;
  readonly #stage: SharedStage;
  readonly #options: Omit<TrialOptions, 'trust'>;
  readonly #told: Listener;

  constructor(subject: Subject, stage: SharedStage, options: Omit<TrialOptions, 'trust'>, told: Listener) {
    this.#subject = subject;
    this.#stage = stage;
    this.#options = options;
    this.#told = told;
  }

  /** Everything in the first level; in the next one only what may be otherwise there. */
  async run(checks: readonly Check[], { levels, because }: Levels): Promise<Tried> {
    const made: CheckReport[] = [];
    const trust: TrustReport[] = [];
    for (const [index, level] of levels.entries()) {
      const left = index === 0 ? checks : checks.filter(({ needs, isOnce }) => needs === 'platform' && !isOnce);
      const tried = await this.#inLevel(left, level, index === 0);
      made.push(...tried.checks);
      trust.push(...tried.trust);
    }
    const other = (['trusted', 'confined'] as const).find((level) => !levels.includes(level));
    if (other && because !== undefined) trust.push({ level: other, isTried: false, because });
    return { checks: made, trust: this.#subject.source && checks.some(({ needs }) => needs === 'platform') ? trust : [] };
  }

  async #inLevel(checks: readonly Check[], level: Trust, isFirst: boolean): Promise<Tried> {
    const hasBrowser = this.#options.hasBrowser && checks.some(({ id }) => id === 'ui');
    const trial = new Trial(this.#subject, () => this.#stage.get(), { ...this.#options, hasBrowser, trust: level });
    const made: CheckReport[] = [];
    try {
      const obstacle = checks.some(({ needs }) => needs === 'platform') ? await trial.obstacle() : undefined;
      const possible = isFirst || obstacle === undefined ? checks : [];
      for (const check of possible) {
        this.#told.onBegin?.(check);
        const report = await make(check, trial, obstacle);
        made.push(report);
        this.#told.onEnd?.(report);
      }
      return { checks: made, trust: [obstacle === undefined ? { level, isTried: true } : { level, isTried: false, because: obstacle }] };
    } finally {
      await this.#stage.leave(() => trial.end());
    }
  }
}
