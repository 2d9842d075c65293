import { lifecycleChecks } from '@fudao/plugin-sdk/testing';
import { failure, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';

/** What the suite for plugins handles, over the plugin on the stage; a swap stands for a restart. */
function lifecycleSubject({ installed, stage, source }: Life) {
  const { here, anywhere } = stage.people;
  return {
    manifest: source.manifest,
    definition: installed.definition,
    caller: (role: string) => (here.get(role as never) ?? anywhere.get(role as never) ?? here.get('teacher')!).caller,
    enable: (settings: Record<string, unknown> = {}) => installed.setEnabled('here', true, settings),
    disable: () => installed.setEnabled('here', false),
    call: installed.callOwn.bind(installed),
    exportPerson: installed.exportPerson.bind(installed),
    erasePerson: installed.erasePerson.bind(installed),
    health: () => installed.health(),
    restart: () => installed.swap(),
  };
}

/** These look at a fault from one side; other checks of the kit say more of it. */
const left = new Set(['plain-input-is-served']);

export const contractCheck: Check = {
  id: 'contract',
  title: 'it keeps the contract of all plugins: callers declared, inputs closed, enabled at every edge of its settings',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    const subject = lifecycleSubject(life);
    const findings: Finding[] = [];
    for (const { id, run } of lifecycleChecks) {
      if (left.has(id)) continue;
      const complaint = await run(subject).then(
        () => undefined,
        (error: Error) => error.message,
      );
      if (complaint !== undefined) findings.push(failure(`${complaint.replace(/\.$/, '')}.`, id));
    }
    await subject.enable().catch(() => undefined);
    return findings;
  },
};
