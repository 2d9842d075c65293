type Schema = Readonly<Record<string, unknown>>;

const indent = (depth: number): string => '  '.repeat(depth);

function limitsOf(schema: Schema): string {
  const names = ['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'default'];
  const given = names.filter((name) => schema[name] !== undefined);
  return given.length === 0 ? '' : `  // ${given.map((name) => `${name} ${String(schema[name])}`).join(', ')}`;
}

function objectShape(schema: Schema, depth: number): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = new Set((schema['required'] ?? []) as string[]);
  if (properties.length === 0) return '{ ... }';
  const lines = properties.map(([name, property]) => {
    const mark = required.has(name) ? '' : '?';
    return `${indent(depth + 1)}${name}${mark}: ${shapeOf(property, depth + 1)};${limitsOf(property)}`;
  });
  return `{\n${lines.join('\n')}\n${indent(depth)}}`;
}

function listShape(items: Schema, depth: number): string {
  const shape = shapeOf(items, depth);
  const isSeveral = ['anyOf', 'oneOf', 'allOf', 'enum'].some((key) => key in items) || Array.isArray(items['type']);
  return isSeveral ? `(${shape})[]` : `${shape}[]`;
}

function typeShape(schema: Schema, depth: number): string {
  const { type } = schema;
  if (Array.isArray(type)) return type.join(' | ');
  if (type === 'object') return objectShape(schema, depth);
  if (type === 'array') return listShape((schema['items'] ?? {}) as Schema, depth);
  return typeof type === 'string' ? type : 'any';
}

/** A JSON Schema as people read it: like a TypeScript type, with its limits as comments. */
export function shapeOf(schema: Schema, depth = 0): string {
  if (schema['const'] !== undefined) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choices.map((choice) => shapeOf(choice as Schema, depth)).join(' | ');
  const parts = schema['allOf'];
  if (Array.isArray(parts)) return parts.map((part) => shapeOf(part as Schema, depth)).join(' & ');
  return typeShape(schema, depth);
}
