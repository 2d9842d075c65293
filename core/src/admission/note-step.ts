import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { insertSteps, type Step } from './steps.repository.ts';

type Telling = Pick<PluginContext, 'caller' | 'now' | 'newId'>;

export type NewStep = Pick<Step, 'teacherId' | 'kind'> & Partial<Step>;

/** Writes down what happened to a teacher, for those who read the history and on the record. */
export async function noteSteps(
  context: Telling,
  work: Work,
  happened: readonly NewStep[],
  payload: object = {},
): Promise<void> {
  const at = context.now().getTime();
  const none = { applicationId: null, level: null, onBehalfOf: null, reason: null, asked: [] };
  const steps = happened.map((one) => ({ ...none, id: context.newId(), actorId: context.caller.id, at, ...one }));
  await insertSteps(work.db, steps);
  for (const { teacherId, applicationId, kind, level, onBehalfOf, reason, asked } of steps) {
    const said = { teacherId, level, onBehalfOf, reason, asked: [...asked], ...payload };
    work.record({
      kind: `admission.${kind}`,
      subjectId: applicationId ?? teacherId,
      personId: teacherId,
      payload: said,
    });
  }
}
