import type { RuleField } from './rule-field.ts';
import { differences, type RuleChange } from './rules-draft.ts';
import type { Rules, RulesVersion } from './rules.ts';

export interface RulesStep {
  readonly version: RulesVersion;
  readonly changes: readonly RuleChange[];
  /** What it changed is not known before the older ones are loaded. */
  readonly isOpen: boolean;
}

/**
 * What each version changed, against the one that held before it: withdrawn ones never did.
 * @param versions newest first
 * @param start what held before the first
 */
export function stepsOf(versions: readonly RulesVersion[], start: Rules, fields: readonly RuleField[]): RulesStep[] {
  const isWhole = versions.at(-1)?.number === 1;
  return versions.map((version, index) => {
    const before = versions.slice(index + 1).find(({ isWithdrawn }) => !isWithdrawn);
    const isOpen = !before && !isWhole;
    return { version, isOpen, changes: isOpen ? [] : differences(before?.rules ?? start, version.rules, fields) };
  });
}

/** What each planned version will change. @param present what holds now */
export function plannedSteps(planned: readonly RulesVersion[], present: Rules, fields: readonly RuleField[]): RulesStep[] {
  return planned.map((version, index) => {
    const before = planned[index - 1]?.rules ?? present;
    return { version, isOpen: false, changes: differences(before, version.rules, fields) };
  });
}
