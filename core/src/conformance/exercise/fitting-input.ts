import fc from 'fast-check';
import { markerLength, type Marker } from './marker.ts';
import { fits, type Schema } from './schema.ts';
import type { ValuePool } from './value-pool.ts';

export interface InputSource {
  readonly marker: Marker;
  readonly pool: ValuePool;
  /** Another one gives other choices. */
  readonly variant: number;
  /** With the fields that may be left out. */
  readonly isWhole: boolean;
  /** What the action is about, such as `questions`. */
  readonly around?: string;
}

/** Field, and number of the choice among what could stand there. */
const nth = <T>(values: readonly T[], variant: number): T => values[variant % values.length]!;

const byFormat: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  'date-time': '2026-11-22T10:00:00.000Z',
  date: '2026-11-22',
  email: 'someone@example.org',
  uri: 'https://example.org/',
};

function textOf(schema: Schema, source: InputSource): string {
  const { format, pattern, minLength = 0, maxLength = 2_000 } = schema;
  if (format && byFormat[format]) return byFormat[format];
  const marked = maxLength >= markerLength ? `${source.marker.next()} 函数图像的对称轴` : '';
  const long = marked.padEnd(Math.max(minLength, 1), '题').slice(0, maxLength);
  const short = marked.split(' ')[0]!.padEnd(minLength, 'a').slice(0, maxLength);
  const likely = [long, short, byFormat['uuid']!, '1', 'a', 'math', '2026-11-22'];
  const fitting = likely.find((text) => fits(schema, text));
  if (fitting !== undefined || !pattern) return fitting ?? 'a'.repeat(minLength);
  return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 1, seed: source.variant + 1 })[0]!;
}

function numberOf({ minimum, maximum, exclusiveMinimum, default: usual }: Schema, variant: number): number {
  const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 1);
  const choices = [usual, least, maximum, least + 1].filter((one): one is number => typeof one === 'number');
  const inside = choices.filter((one) => one >= least && (maximum === undefined || one <= maximum));
  return nth(inside, variant);
}

function objectOf(schema: Schema, source: InputSource): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const wanted = Object.entries(properties).filter(([name]) => source.isWhole || required.includes(name));
  return Object.fromEntries(wanted.map(([name, child]) => [name, fittingInput(child, source, name)]));
}

/** A value that fits a schema: what earlier replies gave where it fits, markers in texts, and choices by the variant. */
export function fittingInput(schema: Schema, source: InputSource, field = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.examples?.length) return nth(schema.examples, source.variant);
  if (schema.enum) return nth(schema.enum, source.variant);
  if (schema.anyOf) return fittingInput(nth(schema.anyOf, source.variant), source, field);
  if (schema.type === 'object') return objectOf(schema, source);
  if (schema.type === 'array') {
    // Ids of which none is known would be refused, and the whole with them.
    const isOfUnknown = /(?:Ids|Keys)$/.test(field) && source.pool.ofKind(field).length === 0;
    if (isOfUnknown && !schema.minItems) return [];
    const length = Math.max(schema.minItems ?? 0, source.isWhole ? Math.min(1, schema.maxItems ?? 1) : 0);
    return Array.from({ length }, () => fittingInput(schema.items ?? {}, source, field));
  }
  if (schema.type === 'string' || schema.type === 'integer') {
    // What people write is always new, so that it can be told whose it is.
    const isWritten = schema.type === 'string' && !schema.pattern && !schema.format && !source.pool.isReference(field);
    const known = isWritten ? [] : source.pool.known(field, source.around ?? '').filter((value) => fits(schema, value));
    if (known.length > 0) return nth(known, source.variant);
  }
  if (schema.type === 'string') return textOf(schema, source);
  if (schema.type === 'integer' || schema.type === 'number') return numberOf(schema, source.variant);
  if (schema.type === 'boolean') return source.variant % 2 === 0;
  return null;
}
