import { problemOf } from '../exercise/schema.ts';
import { failure, warning, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import { callableActions, callersOf } from '../exercise/actions.ts';

export const answersCheck: Check = {
  id: 'answers',
  title: 'what its actions answer is what they declare',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    const { here, there } = await life.used();
    const outcomes = [...here.outcomes, ...there.outcomes];
    const wrong = outcomes.flatMap(({ action, status, reply }): Finding[] => {
      const { returns, answers, status: success } = action.action;
      if (status !== 200 || answers === 'stream' || success === 204) return [];
      const problem = problemOf(returns, reply);
      return problem ? [failure(`The answer of ${action.name} is not what it declares: ${problem}.`, action.name)] : [];
    });
    const { manifest } = life.source;
    const people = [...life.stage.people.here.values()];
    const never = callableActions(life.installed.definition)
      .filter((action) => callersOf(manifest, action, people).length > 0)
      .filter(({ name }) => !outcomes.some((outcome) => outcome.status === 200 && outcome.action.name === name))
      .map(({ name }) => {
        const refused = outcomes.findLast((outcome) => outcome.action.name === name);
        return warning(`No input that the kit made up was taken by ${name} (${refused?.code}: ${refused?.replyText}); give examples in its schema, or the other checks say little of it.`, name);
      });
    return withoutRepeats([...wrong, ...never]);
  },
};
