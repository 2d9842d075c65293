import { failure, warning, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';

export const startCheck: Check = {
  id: 'start',
  title: 'it starts, is healthy, and can be enabled with the defaults of its settings',
  needs: 'platform',
  run: async (trial) => {
    const { startSeconds } = trial.options.budgets;
    const life = await trial.life();
    if (life.problem !== undefined) return [failure(`It does not start: ${life.problem}`)];
    const findings: Finding[] = [];
    const health = await life.installed.health().catch((error: Error) => ({ ok: false, detail: error.message }));
    if (!health.ok) findings.push(failure(`It says that it is not healthy: ${'detail' in health ? health.detail : 'no reason given'}.`, 'health'));
    const seconds = life.startSeconds;
    const said = `It took ${seconds.toFixed(1)} s to start; `;
    if (seconds > startSeconds.refuse) findings.push(failure(`${said}at most ${startSeconds.refuse} s are allowed.`, 'setup'));
    else if (seconds > startSeconds.warn) findings.push(warning(`${said}past ${startSeconds.warn} s a swap is felt by operators.`, 'setup'));
    return findings;
  },
};
