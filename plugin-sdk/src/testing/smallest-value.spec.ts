import { Ajv } from 'ajv';
import { Type, type TSchema } from '@sinclair/typebox';
import { smallestValue, type SchemaNode } from './smallest-value.ts';

const closed = { additionalProperties: false } as const;
const ajv = new Ajv({ strict: false, formats: { uuid: true, 'date-time': true, date: true } });

describe('the smallest value', () => {
  test.each<[string, TSchema, unknown]>([
    ['a text', Type.String({ minLength: 2, maxLength: 5 }), 'aa'],
    ['a text of any length', Type.String({ maxLength: 5 }), ''],
    ['an id', Type.String({ format: 'uuid' }), '00000000-0000-7000-8000-000000000000'],
    ['a patterned text', Type.String({ pattern: '^[0-9a-f-]{36}$' }), '00000000-0000-7000-8000-000000000000'],
    ['a whole number', Type.Integer({ minimum: 7, maximum: 9 }), 7],
    ['a number above', Type.Integer({ exclusiveMinimum: 7 }), 8],
    ['a list', Type.Array(Type.Boolean(), { minItems: 1, maxItems: 2 }), [false]],
    ['a choice', Type.Union([Type.Literal('x'), Type.Literal('y')]), 'x'],
    ['nothing or a number', Type.Union([Type.Null(), Type.Integer()]), null],
    ['an object', Type.Object({ a: Type.Integer(), b: Type.Optional(Type.String()) }, closed), { a: 0 }],
  ])('of %s fits', (_what, schema, wanted) => {
    const value = smallestValue(schema as SchemaNode);
    expect(value).toEqual(wanted);
    expect(ajv.validate(schema, value)).toBe(true);
  });

  test('may hold what could be left out', () => {
    const schema = Type.Object({ a: Type.Optional(Type.Object({ b: Type.Optional(Type.Integer({ minimum: 3 })) }, closed)) }, closed);
    expect(smallestValue(schema as SchemaNode)).toEqual({});
    expect(smallestValue(schema as SchemaNode, true)).toEqual({ a: { b: 3 } });
  });
});
