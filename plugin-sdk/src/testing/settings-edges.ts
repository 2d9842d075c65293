import type { SchemaNode } from './smallest-value.ts';

type Settings = Record<string, unknown>;

const present = (...values: (number | undefined)[]) => values.filter((value) => value !== undefined);

/** The outermost values that a setting allows, and every choice where it is one of a few. */
function edgesOf({ type, enum: choices, anyOf, const: only, ...schema }: SchemaNode): readonly unknown[] {
  if (only !== undefined) return [only];
  if (choices) return choices;
  if (anyOf) return anyOf.flatMap(edgesOf);
  if (type === 'boolean') return [false, true];
  if (type === 'integer' || type === 'number') return present(schema.minimum, schema.maximum);
  if (type === 'string') return present(schema.minLength, schema.maxLength).map((length) => 'a'.repeat(length));
  return [];
}

function pastEdgesOf({ type, enum: choices, anyOf, ...schema }: SchemaNode): readonly unknown[] {
  if (choices || anyOf) return ['no such choice'];
  if (type === 'boolean') return ['perhaps'];
  if (type === 'string') return present(schema.maxLength).map((length) => 'a'.repeat(length + 1));
  if (type !== 'integer' && type !== 'number') return [];
  const below = schema.minimum === undefined ? undefined : schema.minimum - 1;
  return present(below, schema.maximum === undefined ? undefined : schema.maximum + 1);
}

const propertiesOf = (schema: Settings | undefined) => Object.entries((schema?.['properties'] ?? {}) as Record<string, SchemaNode>);

function together(schema: Settings | undefined, pick: (edges: readonly unknown[]) => unknown): Settings {
  const chosen = propertiesOf(schema).map(([key, node]) => [key, pick(edgesOf(node))] as const);
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}

/** Each setting at each of its edges with the others at their defaults, then all at the first and all at the last. */
export function edgeSettings(schema: Settings | undefined): Settings[] {
  const single = propertiesOf(schema).flatMap(([key, node]) => edgesOf(node).map((value) => ({ [key]: value })));
  return [...single, together(schema, (edges) => edges[0]), together(schema, (edges) => edges.at(-1))];
}

/** One setting each just outside of what it allows, and one that does not exist. */
export function settingsPastTheEdge(schema: Settings | undefined): Settings[] {
  const single = propertiesOf(schema).flatMap(([key, node]) => pastEdgesOf(node).map((value) => ({ [key]: value })));
  return [...single, { 'no-such-setting': 1 }];
}
