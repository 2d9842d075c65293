/**
 * Keywords of JSON Schema that the core checks itself. By any other a plugin's author could hold up whoever checks
 * (a pattern that never ends, a comparison of all items with all), or reach into the core's own schemas: those are
 * left to the child.
 */
const coreKeywords: ReadonlySet<string> = new Set([
  ...['type', 'enum', 'const', 'default', 'title', 'description', 'examples', 'format'],
  ...['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'maxProperties'],
  ...['items', 'minItems', 'maxItems', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'anyOf'],
]);

/** What TypeBox writes for a record with texts or numbers as names. */
const plainNames: ReadonlySet<string> = new Set(['^(.*)$', '^(0|[1-9][0-9]*)$', '^-?(0|[1-9][0-9]*)$']);

/** Of keywords whose value is a list of schemas, a schema, or schemas by name. */
const lists: ReadonlySet<string> = new Set(['anyOf']);
const single: ReadonlySet<string> = new Set(['items', 'additionalProperties']);
const byName: ReadonlySet<string> = new Set(['properties', 'patternProperties']);

const deepest = 24;

type Schema = Readonly<Record<string, unknown>>;

export interface CoreSchema {
  readonly schema: Schema;
  /** Whether nothing was left out. */
  readonly isWhole: boolean;
}

/** The part of a schema that the core checks. @throws RangeError where it is nested too deeply */
export function coreSchema(schema: unknown): CoreSchema {
  let isWhole = true;
  const copy = (node: unknown, depth: number): unknown => {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return typeof node === 'boolean' ? node : {};
    if (depth > deepest) throw new RangeError(`A schema has more than ${deepest} levels.`);
    const known = Object.entries(node).filter(([keyword, value]) => coreKeywords.has(keyword) && isPlain(keyword, value));
    if (known.length < Object.keys(node).length) isWhole = false;
    const entries = known.map(([keyword, value]) => [keyword, copyValue(keyword, value, depth + 1)] as const);
    const made: Record<string, unknown> = Object.fromEntries(entries);
    // Names that only the child knows would all be strangers here.
    if ('patternProperties' in node && !('patternProperties' in made)) delete made['additionalProperties'];
    return made;
  };
  const copyValue = (keyword: string, value: unknown, depth: number): unknown => {
    if (single.has(keyword)) return copy(value, depth);
    if (lists.has(keyword)) return Array.isArray(value) ? value.map((each) => copy(each, depth)) : [];
    if (!byName.has(keyword)) return value;
    return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, copy(each, depth)]));
  };
  return { schema: copy(schema, 0) as Schema, isWhole };
}

function isPlain(keyword: string, value: unknown): boolean {
  if (keyword !== 'patternProperties') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).every((name) => plainNames.has(name));
}
