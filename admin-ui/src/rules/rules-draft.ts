import { isSame, type RuleField, valueAt, withValue } from './rule-field.ts';
import { faultOf, isLooser, type RuleFault } from './rule-fault.ts';
import type { Rules, RulesView } from './rules.ts';

/** What a person changed and has not saved, by the rules' paths: only what differs from what holds. */
export type RulesDraft = Readonly<Record<string, unknown>>;

export interface RuleChange {
  readonly field: RuleField;
  /** undefined: as in the city. */
  readonly from: unknown;
  readonly to: unknown;
}

export const isDraft = (draft: RulesDraft): boolean => Object.keys(draft).length > 0;

/** What a field shows: what was typed, else what holds. */
export function shownIn(draft: RulesDraft, { effective }: RulesView, { path }: RuleField): unknown {
  return path in draft ? draft[path] : valueAt(effective, path);
}

export function withRule(draft: RulesDraft, { effective }: RulesView, { path }: RuleField, value: unknown): RulesDraft {
  const others = Object.entries(draft).filter(([one]) => one !== path);
  return Object.fromEntries(isSame(valueAt(effective, path), value) ? others : [...others, [path, value]]);
}

/** The own changes over what somebody else saved meanwhile; what is so by now is no change any more. */
export function rebased(draft: RulesDraft, view: RulesView, fields: readonly RuleField[]): RulesDraft {
  return fields
    .filter(({ path }) => path in draft)
    .reduce<RulesDraft>((kept, field) => withRule(kept, view, field, draft[field.path]), {});
}

export function faultIn(draft: RulesDraft, view: RulesView, field: RuleField): RuleFault | null {
  if (!(field.path in draft)) return null;
  return faultOf(field, draft[field.path], view.district ? valueAt(view.city, field.path) : undefined);
}

export function changesIn(draft: RulesDraft, { effective }: RulesView, fields: readonly RuleField[]): RuleChange[] {
  return fields
    .filter(({ path }) => path in draft)
    .map((field) => ({ field, from: valueAt(effective, field.path), to: draft[field.path] }));
}

/** What a district set and the city tightened further since: it has no effect, and goes with the next change. */
export function idleIn({ city, district }: RulesView, fields: readonly RuleField[]): RuleChange[] {
  return fields.flatMap((field) => {
    const own = district ? valueAt(district, field.path) : undefined;
    const held = valueAt(city, field.path);
    return own !== undefined && isLooser(field, own, held) ? [{ field, from: own, to: undefined }] : [];
  });
}

/** Of a district what is tighter than the city's, else nothing; a value that was set before stays where it was not touched. */
function districtValue({ city, district }: RulesView, draft: RulesDraft, field: RuleField): unknown {
  const held = valueAt(city, field.path);
  if (field.path in draft) return isSame(draft[field.path], held) ? undefined : draft[field.path];
  const own = valueAt(district ?? {}, field.path);
  return own === undefined || isLooser(field, own, held) ? undefined : own;
}

/** What is sent: of the city all rules, of a district what it tightens. */
export function wantedRules(draft: RulesDraft, view: RulesView, fields: readonly RuleField[]): Rules {
  return fields.reduce<Rules>((rules, field) => {
    const value = view.district ? districtValue(view, draft, field) : shownIn(draft, view, field);
    return value === undefined ? rules : withValue(rules, field.path, value);
  }, {});
}

/** What differs between two versions; a district's value that is missing is as in the city. */
export function differences(before: Rules, after: Rules, fields: readonly RuleField[]): RuleChange[] {
  return fields
    .map((field) => ({ field, from: valueAt(before, field.path), to: valueAt(after, field.path) }))
    .filter(({ from, to }) => !isSame(from, to));
}
