import { Type } from '@fudao/plugin-sdk';
import { compileSchema } from './validation.ts';

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
