import { fieldsOf, readGroups } from './rule-field.ts';
import { plannedSteps, stepsOf } from './rules-steps.ts';
import type { RulesVersion } from './rules.ts';
import { aRulesView } from './testing/a-rules-view.ts';

const { city, schema } = aRulesView();
const fields = fieldsOf(readGroups(schema));
const version = (number: number, maxMinutes: number, wanted: Partial<RulesVersion> = {}): RulesVersion => ({
  number,
  rules: { ...city, session: { maxMinutes } },
  effectiveFrom: number,
  reason: '试行',
  undoes: null,
  createdAt: number,
  createdByName: '魏临川',
  isWithdrawn: false,
  ...wanted,
});
const told = (steps: ReturnType<typeof stepsOf>) => steps.map(({ changes }) => changes.map(({ from, to }) => [from, to]));

describe('steps of the rules', () => {
  it('say what each version changed against the one before, withdrawn ones left out, and the first against the start', () => {
    const versions = [version(4, 20), version(3, 10, { isWithdrawn: true }), version(2, 25), version(1, 25)];
    expect(told(stepsOf(versions, city, fields))).toEqual([[[25, 20]], [[25, 10]], [], [[30, 25]]]);
  });

  it('say nothing of a version whose forerunner is not loaded yet', () => {
    expect(stepsOf([version(9, 20), version(8, 25)], city, fields).map(({ isOpen }) => isOpen)).toEqual([false, true]);
  });

  it('of plans follow each other', () => {
    expect(told(plannedSteps([version(2, 25), version(3, 20)], city, fields))).toEqual([[[30, 25]], [[25, 20]]]);
  });

  it('of a district say what is as in the city again', () => {
    const of = (number: number, rules: object) => version(number, 0, { rules: { ...rules } });
    const steps = stepsOf([of(2, {}), of(1, { session: { maxMinutes: 20 } })], {}, fields);
    expect(told(steps)).toEqual([[[20, undefined]], [[undefined, 20]]]);
  });
});
