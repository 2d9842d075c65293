import fc from 'fast-check';
import { Type, type TSchema } from '@fudao/plugin-sdk';
import { badInputs } from './bad-input.ts';
import { fittingInput } from './fitting-input.ts';
import { Marker } from './marker.ts';
import { fits, problemOf, type Schema } from './schema.ts';
import { ValuePool } from './value-pool.ts';

const closed = { additionalProperties: false } as const;

const leaf: fc.Arbitrary<TSchema> = fc.oneof(
  fc.record({ minLength: fc.nat(5), more: fc.nat(60) }).map(({ minLength, more }) => Type.String({ minLength, maxLength: minLength + more })),
  fc.record({ minimum: fc.integer({ min: -9, max: 9 }), more: fc.nat(9) }).map(({ minimum, more }) => Type.Integer({ minimum, maximum: minimum + more })),
  fc.constant(Type.Boolean()),
  fc.constant(Type.Union([Type.Literal('a'), Type.Null()])),
  fc.constant(Type.String({ pattern: '^[0-9a-f]{8}$', maxLength: 8 })),
  fc.constant(Type.String({ format: 'date-time' })),
);
const anySchema = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.tuple(leaf, fc.boolean()), { maxKeys: 6 }).map((fields) => {
  const properties = Object.entries(fields).map(([name, [schema, isOptional]]) => [name, isOptional ? Type.Optional(schema) : schema]);
  return Type.Object(Object.fromEntries(properties) as Record<string, TSchema>, closed);
});
const source = (variant: number, isWhole: boolean) => ({ marker: new Marker(), pool: new ValuePool(), variant, isWhole });

test('an input that is made up fits its schema, whatever that is', () => {
  fc.assert(
    fc.property(anySchema, fc.nat(7), fc.boolean(), (schema, variant, isWhole) => {
      expect(problemOf(schema, fittingInput(schema as Schema, source(variant, isWhole)))).toBeUndefined();
    }),
    // Each schema is compiled.
    { numRuns: 30 },
  );
});

test('what an answer gave is what the next call takes: an id of the same kind of thing first', () => {
  const pool = new ValuePool({ districtId: ['yunhu'] });
  pool.learn({ items: [{ id: 'a1', card: { id: 'c1' } }] }, 'answers');
  pool.learn({ id: 'q1', authorId: 'p1' }, 'questions');
  const id = (field: string, around: string, variant = 0) =>
    fittingInput({ type: 'string', maxLength: 40 }, { marker: new Marker(), pool, variant, isWhole: true, around }, field);
  expect(id('id', 'questions')).toBe('q1');
  expect(id('id', 'answers')).toBe('a1');
  expect(id('cardId', 'nothing')).toBe('c1');
  expect(id('districtId', 'nothing')).toBe('yunhu');
  expect(id('authorId', 'questions')).toBe('p1');
});

test('a free text is always new, and says whose it is', () => {
  const marker = new Marker();
  const pool = new ValuePool();
  pool.learn({ text: 'what somebody else wrote' }, 'notes');
  const text = () => fittingInput({ type: 'string', maxLength: 60 }, { marker, pool, variant: 0, isWhole: true }, 'text') as string;
  const [one, other] = [text(), text()];
  expect(marker.in(`${one} ${other}`)).toHaveLength(2);
  expect(one).not.toBe(other);
  expect(new Marker().in(one)).toEqual([]);
});

test('bad inputs leave out, bend and overfill each field, also one within another', () => {
  const schema = Type.Object({ text: Type.String({ maxLength: 5 }), inner: Type.Object({ size: Type.Integer({ minimum: 1, maximum: 3 }) }, closed) }, closed);
  const inputs = badInputs(schema as Schema, { text: 'a', inner: { size: 2 } });
  const whats = inputs.map(({ what }) => what);
  expect(whats).toEqual(expect.arrayContaining(['without text', 'without inner.size', 'text of 1 MB', 'inner.size 4', 'inner.size 0', 'keys of prototypes']));
  const edge = inputs.find(({ what }) => what === 'text as long as it may be')!;
  expect(fits(schema, edge.params)).toBe(true);
  expect(inputs.filter(({ params }) => fits(schema, params)).length).toBeLessThan(inputs.length / 2);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
