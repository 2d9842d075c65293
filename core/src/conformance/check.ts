import type { Finding } from './finding.ts';
import type { Trial } from './trial.ts';

/** One thing that is looked at; finds nothing where the plugin is as it should be. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** `files`: reads the plugin only; `platform`: runs it on a platform of the kit's own. */
  readonly needs: 'files' | 'platform';
  /** Whether it says the same however far the plugin is trusted. */
  readonly isOnce?: true;
  /** @throws Skip where it cannot be made here */
  run(trial: Trial): Promise<Finding[]>;
}
