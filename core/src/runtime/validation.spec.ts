import fc from 'fast-check';
import { Type } from '@fudao/plugin-sdk';
import { compileSchema as compile, type Check } from './validation.ts';

/** What is wrong, as programs read it. */
const compileSchema = (schema: Parameters<typeof compile>[0]) => {
  const check: Check = compile(schema);
  return (value: unknown) => check(value)?.map(({ field, message }) => ({ field, message })) ?? null;
};

const closed = { additionalProperties: false } as const;
const Role = Type.Union([Type.Literal('student'), Type.Literal('teacher')]);
const check = compileSchema(
  Type.Object({ role: Role, roles: Type.Optional(Type.Array(Role)), age: Type.Integer() }, closed),
);

test.each([
  [{ role: 'king', age: 1 }, [{ field: 'role', message: 'must be one of student, teacher' }]],
  [
    { role: 'student', roles: ['teacher', 'king'], age: 1 },
    [{ field: 'roles.1', message: 'must be one of student, teacher' }],
  ],
  [{ role: 'student' }, [{ field: 'age', message: 'is required' }]],
  [{ role: 'student', age: 'old' }, [{ field: 'age', message: 'must be integer' }]],
  [{ role: 'student', age: 1, name: 'x' }, [{ field: 'name', message: 'is not known' }]],
  [{ role: 'student', age: '12' }, null],
])('%j', (value, problems) => {
  expect(check(value)).toEqual(problems);
});

test('a null that is allowed beside a text stays null, and a text of digits stays a text', () => {
  const nullable = compileSchema(Type.Object({ version: Type.Union([Type.String(), Type.Null()]), n: Type.Integer() }, closed));
  const value = { version: null, n: '7' };
  const exact = { version: null, n: 7 };
  expect(nullable(exact)).toBeNull();
  expect(exact).toEqual({ version: null, n: 7 });
  expect(nullable(value)).toBeNull();
  expect(value.n).toBe(7);
  const digits = { version: '1', n: 1 };
  expect(nullable(digits)).toBeNull();
  expect(digits.version).toBe('1');
});

test('where one field is read, the others stay as they stand', () => {
  const Wish = Type.Union([Type.Integer(), Type.Null()]);
  const Nested = Type.Object({ note: Type.Union([Type.String(), Type.Null()]), limit: Wish, isOpen: Type.Boolean() }, closed);
  const check = compileSchema(Type.Object({ a: Type.Array(Nested), 'b/~': Type.Integer() }, closed));
  const value = { a: [{ note: null, limit: '20', isOpen: 'false' }, { note: '7', limit: null, isOpen: true }], 'b/~': '-3' };
  expect(check(value)).toBeNull();
  expect(value).toEqual({ a: [{ note: null, limit: 20, isOpen: false }, { note: '7', limit: null, isOpen: true }], 'b/~': -3 });
});

test.each([
  [Type.String(), null, 'must be string'],
  [Type.Integer(), null, 'must be integer'],
  [Type.Boolean(), null, 'must be boolean'],
  [Type.Integer(), '', 'must be integer'],
  [Type.Integer(), '1.5', 'must be integer'],
  [Type.Integer(), ' 7', 'must be integer'],
  [Type.Number(), 'Infinity', 'must be number'],
  [Type.Number(), '0x10', 'must be number'],
  [Type.Boolean(), 'yes', 'must be boolean'],
  [Type.Integer({ maximum: 9 }), '10', 'must be <= 9'],
])('%j does not read %j', (schema, value, message) => {
  expect(compileSchema(Type.Object({ one: schema }))({ one: value })).toEqual([{ field: 'one', message }]);
});

test('a value that one shape wants as number and another as text ends in a refusal', () => {
  const either = Type.Union([
    Type.Object({ n: Type.Integer(), kind: Type.Literal('a') }, closed),
    Type.Object({ n: Type.String({ minLength: 9 }), kind: Type.Literal('b') }, closed),
  ]);
  expect(compileSchema(Type.Object({ one: either }))({ one: { n: '7', kind: 'c' } })).not.toBeNull();
  const list = compileSchema(Type.Object({ list: Type.Array(Type.Integer()) }));
  expect(list({ list: Array.from({ length: 50 }, (_, n) => String(n)) })).toBeNull();
  expect(list({ list: Array.from({ length: 51 }, (_, n) => String(n)) })).toEqual([{ field: 'list.50', message: 'must be integer' }]);
});

test('what an address says stays as it was meant, whatever the numbers and texts', () => {
  const schema = compileSchema(Type.Object({ n: Type.Number(), is: Type.Boolean(), text: Type.Union([Type.String(), Type.Null()]) }));
  const anyText = fc.option(fc.string(), { nil: null });
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), anyText, (n, is, text) => {
      const value = { n: String(n), is: String(is), text };
      expect(schema(value)).toBeNull();
      expect(value).toEqual({ n: Number(String(n)), is, text });
    }),
  );
});

test('one constant is named', () => {
  expect(compileSchema(Type.Literal('yes'))('no')).toEqual([{ field: '', message: 'must be one of yes' }]);
});

test('a choice of shapes tells what is wrong with the value, not with its shapes', () => {
  const shapes = Type.Union([
    Type.Object({ kind: Type.Literal('a') }, closed),
    Type.Object({ kind: Type.Literal('b') }, closed),
  ]);
  expect(compileSchema(shapes)({ kind: 'c' })).toEqual([{ field: 'kind', message: 'must be one of a, b' }]);
});

const named = (type: string) => ({
  $id: 'https://example.org/settings',
  type: 'object',
  properties: { n: { $id: 'https://example.org/n', type }, again: { $ref: 'https://example.org/n' } },
});

describe('a compiled schema', () => {
  test('names the field and what it should be', () => {
    const check = compileSchema({ type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] });
    expect(check({})).toEqual([{ field: 'n', message: 'is required' }]);
    expect(check({ n: 'x' })).toEqual([{ field: 'n', message: 'must be integer' }]);
    expect(check({ n: 1 })).toBeNull();
  });

  test('is compiled once an object', () => {
    const schema = { type: 'string' };
    expect(compile(schema)).toBe(compile(schema));
  });

  test('keeps its names for itself: two releases of a plugin have the same', () => {
    const [first, second] = [compileSchema(named('integer')), compileSchema(named('string'))];
    expect(first({ n: 1, again: 'x' })).toEqual([{ field: 'again', message: 'must be integer' }]);
    expect(second({ n: 'x', again: 'y' })).toBeNull();
  });

  test('that is wrong leaves nothing behind', () => {
    expect(() => compileSchema({ ...named('integer'), required: 'n' })).toThrow('required must be array');
    expect(compileSchema(named('integer'))({ n: 1 })).toBeNull();
  });

  test('works after others, and recursively', () => {
    const tree = {
      type: 'object',
      properties: { below: { type: 'array', items: { $ref: '#' } } },
      additionalProperties: false,
    };
    const check = compileSchema(tree);
    compileSchema({ type: 'number' });
    expect(check({ below: [{ below: [] }] })).toBeNull();
    expect(check({ below: [{ above: 1 }] })).toEqual([{ field: 'below.0.above', message: 'is not known' }]);
  });
});
