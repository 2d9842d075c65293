import type { TSchema } from '@fudao/plugin-sdk';
import { RulesSchema, type Rules, type Tighter } from './rules-schema.ts';

/** A rule by its place, e.g. `session.maxMinutes`. */
export type RulePath = string;

export interface RuleField {
  readonly path: RulePath;
  readonly schema: TSchema;
  /** Missing where the value is the city's alone. */
  readonly tighter?: Tighter;
}

/** What a district changes: some values of some groups. */
export type Tightening = { readonly [group: string]: { readonly [field: string]: unknown } };

function fieldsOf(schema: TSchema, path: string): RuleField[] {
  const properties = schema['properties'] as Record<string, TSchema> | undefined;
  if (!properties) return [{ path, schema, ...(schema['x-tighter'] && { tighter: schema['x-tighter'] as Tighter }) }];
  return Object.entries(properties).flatMap(([name, inner]) => fieldsOf(inner, path ? `${path}.${name}` : name));
}

/** Every single rule, in the order in which people read them. */
export const ruleFields: readonly RuleField[] = fieldsOf(RulesSchema, '');

export function valueAt(rules: object, path: RulePath): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], rules);
}

/** A copy with one value changed. */
export function withValue<T extends object>(rules: T, path: RulePath, value: unknown): T {
  const [name = '', ...rest] = path.split('.');
  const inner = (rules as Record<string, unknown>)[name];
  return { ...rules, [name]: rest.length === 0 ? value : withValue((inner as object | undefined) ?? {}, rest.join('.'), value) };
}

const isFewer = (value: unknown, than: unknown) => (value as unknown[]).every((one) => (than as unknown[]).includes(one));

const atLeastAsTight: Readonly<Record<Tighter, (value: unknown, than: unknown) => boolean>> = {
  lower: (value, than) => (value as number) <= (than as number),
  higher: (value, than) => (value as number) >= (than as number),
  // `HH:MM` sorts as text.
  earlier: (value, than) => (value as string) <= (than as string),
  later: (value, than) => (value as string) >= (than as string),
  off: (value, than) => value === false || than === true,
  fewer: isFewer,
};

const tighterOf: Readonly<Record<Tighter, (one: unknown, other: unknown) => unknown>> = {
  lower: (one, other) => Math.min(one as number, other as number),
  higher: (one, other) => Math.max(one as number, other as number),
  earlier: (one, other) => ((one as string) < (other as string) ? one : other),
  later: (one, other) => ((one as string) > (other as string) ? one : other),
  off: (one, other) => one === true && other === true,
  fewer: (one, other) => (one as unknown[]).filter((role) => (other as unknown[]).includes(role)),
};

export interface Looseness {
  readonly path: RulePath;
  readonly reason: 'looser' | 'city-only';
  readonly city: unknown;
  readonly district: unknown;
}

/** Where a district's values would allow what the city's do not, or touch what is the city's alone. */
export function loosenessOf(city: Rules, district: Tightening): Looseness[] {
  return ruleFields.flatMap(({ path, tighter }): Looseness[] => {
    const wanted = valueAt(district, path);
    if (wanted === undefined) return [];
    const held = valueAt(city, path);
    if (tighter === undefined) return [{ path, reason: 'city-only', city: held, district: wanted }];
    return atLeastAsTight[tighter](wanted, held) ? [] : [{ path, reason: 'looser', city: held, district: wanted }];
  });
}

/**
 * The tighter of both for each rule: what holds in a district, and for people of two districts together. A value that
 * became looser than the city's, since the city tightened its own, has no effect until it is tighter again.
 */
export function tighten(rules: Rules, other: Tightening | Rules): Rules {
  return ruleFields.reduce((tightened, { path, tighter }) => {
    const value = valueAt(other, path);
    if (value === undefined || tighter === undefined) return tightened;
    return withValue(tightened, path, tighterOf[tighter](valueAt(tightened, path), value));
  }, rules);
}
