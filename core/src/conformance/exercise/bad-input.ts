import fc from 'fast-check';
import type { Schema } from './schema.ts';

export interface BadInput {
  /** What is wrong with it, in words. */
  readonly what: string;
  readonly params: Record<string, unknown>;
}

/** Texts that are texts, and that much software breaks on. */
const nastyTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b\u0007\u001b[31m',
  '\ud800',
  '\u202eabc\u2066',
  '👩‍👩‍👧‍👦é́́́',
  'İıſK',
  "'; DROP TABLE students; --",
  '" OR 1=1 --',
  '%_%',
  '$(x)${1}`y`{{7*7}}{reason}',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  '-0',
  '1e999',
  '\\',
  '\r\nSet-Cookie: a=b',
];
const nastyNumbers = [-1, 0, 0.5, -0.0, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, 2 ** 31, -(2 ** 31) - 1];
const otherKinds: readonly unknown[] = [null, true, 'text', 7, [], {}, [[]], { a: 1 }];

const huge = 'x'.repeat(1_000_000);

/** Every place of a value that its schema describes, as a way to put something else there. */
interface Place {
  readonly name: string;
  readonly schema: Schema;
  put(value: unknown): Record<string, unknown>;
  without?(): Record<string, unknown>;
}

function placesOf(schema: Schema, params: Record<string, unknown>): Place[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]): Place[] => {
    const put = (value: unknown) => ({ ...params, [name]: value });
    const without = () => Object.fromEntries(Object.entries(params).filter(([key]) => key !== name));
    const nested = (params[name] ?? {}) as Record<string, unknown>;
    const below = child.type === 'object' ? placesOf(child, nested) : [];
    return [
      { name, schema: child, put, without },
      ...below.map((place) => ({ ...place, name: `${name}.${place.name}`, put: (value: unknown) => put(place.put(value)), without: () => put(place.without?.() ?? {}) })),
    ];
  });
}

function ofTexts({ name, schema, put }: Place): BadInput[] {
  if (schema.type !== 'string') return [];
  const { maxLength } = schema;
  const long = maxLength === undefined ? [] : [{ what: `${name} one character too long`, params: put('长'.repeat(maxLength + 1)) }];
  const full = maxLength === undefined || maxLength > 100_000 ? [] : [{ what: `${name} as long as it may be`, params: put('题'.repeat(maxLength)) }];
  return [
    ...nastyTexts.map((text) => ({ what: `${name} ${JSON.stringify(text)}`, params: put(text) })),
    ...long,
    ...full,
    { what: `${name} of 1 MB`, params: put(huge) },
  ];
}

function ofNumbers({ name, schema, put }: Place): BadInput[] {
  if (schema.type !== 'integer' && schema.type !== 'number') return [];
  const edges = [schema.minimum, schema.maximum].flatMap((edge) => (edge === undefined ? [] : [edge, edge - 1, edge + 1]));
  return [...nastyNumbers, ...edges].map((value) => ({ what: `${name} ${value}`, params: put(value) }));
}

function ofLists({ name, schema, put }: Place): BadInput[] {
  if (schema.type !== 'array') return [];
  const most = schema.maxItems ?? 10_000;
  const item = schema.items?.type === 'string' ? 'a' : schema.items?.type === 'object' ? {} : 1;
  return [
    { what: `${name} with one too many`, params: put(Array(Math.min(most + 1, 10_001)).fill(item)) },
    { what: `${name} with the same twice`, params: put([item, item]) },
    { what: `${name} with null`, params: put([null]) },
  ];
}

/** Keys that change what every object has, if somebody copies them carelessly. */
const polluted = (): Record<string, unknown> => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as Record<string, unknown>;

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
}

function wholes(params: Record<string, unknown>): BadInput[] {
  return [
    { what: 'nothing at all', params: {} },
    { what: 'a field that is not known', params: { ...params, 'no-such-field': 1 } },
    { what: 'keys of prototypes', params: Object.assign(polluted(), params) },
    { what: 'a field nested 500 levels deep', params: { ...params, deep: deep(500) } },
  ];
}

/** Whatever JSON can say, and now and then something near to what the action takes; the same in every run. */
function randomInputs(schema: Schema, params: Record<string, unknown>): BadInput[] {
  const names = Object.keys(schema.properties ?? {});
  if (names.length === 0) return [];
  const some = fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(fc.constant(params[name]), fc.jsonValue(), fc.string({ maxLength: 60 }))])), { requiredKeys: [] });
  return fc.sample(some, { numRuns: 15, seed: 20_261_122 }).map((sample) => ({ what: 'made up', params: JSON.parse(JSON.stringify(sample)) as Record<string, unknown> }));
}

/**
 * Inputs of which most do not fit and some only look so, made of one that fits: each field missing, of another kind,
 * too long, too large, at its edges, with texts that break software.
 */
export function badInputs(schema: Schema, params: Record<string, unknown>): BadInput[] {
  const places = placesOf(schema, params);
  const perPlace = places.flatMap((place) => [
    ...(place.without ? [{ what: `without ${place.name}`, params: place.without() }] : []),
    ...otherKinds.map((value) => ({ what: `${place.name} ${JSON.stringify(value)}`, params: place.put(value) })),
    ...ofTexts(place),
    ...ofNumbers(place),
    ...ofLists(place),
  ]);
  return [...wholes(params), ...perPlace, ...randomInputs(schema, params)];
}
