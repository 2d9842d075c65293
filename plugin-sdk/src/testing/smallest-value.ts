/** What the suite reads of a JSON Schema. */
export interface SchemaNode {
  type?: string;
  properties?: Record<string, SchemaNode>;
  required?: readonly string[];
  additionalProperties?: unknown;
  patternProperties?: unknown;
  items?: SchemaNode;
  anyOf?: readonly SchemaNode[];
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  enum?: readonly unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  default?: unknown;
}

const byFormat: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  'date-time': '2026-11-22T00:00:00.000Z',
  date: '2026-11-22',
};

/** Texts of which one usually fits a pattern: an id, a number, a word. */
const likely = [byFormat['uuid']!, '1', 'a', 'math', 'a-a', '2026-11-22'];

function smallestText({ format, pattern, minLength = 0 }: SchemaNode): string {
  if (format && format in byFormat) return byFormat[format]!;
  if (pattern) return likely.find((text) => new RegExp(pattern, 'u').test(text)) ?? '';
  return 'a'.repeat(minLength);
}

function smallestObject({ properties = {}, required = [] }: SchemaNode, isWhole: boolean): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([key]) => isWhole || required.includes(key));
  return Object.fromEntries(wanted.map(([key, child]) => [key, smallestValue(child, isWhole)]));
}

/**
 * The smallest value that fits a schema; `isWhole`: with the fields that may be left out. A pattern that
 * none of the likely texts fits gives an empty text, which an action then refuses as it should.
 */
export function smallestValue(schema: SchemaNode, isWhole = false): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return smallestValue(schema.anyOf[0]!, isWhole);
  switch (schema.type) {
    case 'object':
      return smallestObject(schema, isWhole);
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => smallestValue(schema.items ?? {}, isWhole));
    case 'string':
      return smallestText(schema);
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1);
    case 'boolean':
      return false;
    default:
      return null;
  }
}
