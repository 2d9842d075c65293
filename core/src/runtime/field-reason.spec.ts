import { Type, type TSchema } from '@fudao/plugin-sdk';
import { compileSchema } from './validation.ts';

const Form = Type.Object({ name: Type.String() }, { additionalProperties: false });

test.each<[TSchema, unknown, string, string]>([
  [Form, {}, 'name 必填', 'name is required'],
  [Form, { name: 'x', more: 1 }, 'more 不是已知的内容', 'more is not known'],
  [Form, { name: null }, 'name 应为文本', 'name must be string'],
  [Type.Object({ a: Type.Array(Type.Union([Type.Integer(), Type.Null()])) }), { a: ['x'] }, 'a.0 应为整数', 'a.0 must be integer'],
  [Type.Object({ stars: Type.Integer({ maximum: 5 }) }), { stars: 6 }, 'stars 不能大于 5', 'stars must be <= 5'],
  [Type.Object({ text: Type.String({ minLength: 1 }) }), { text: '' }, 'text 不能为空', 'text must NOT have fewer than 1 characters'],
  [Type.Object({ text: Type.String({ maxLength: 3 }) }), { text: 'abcd' }, 'text 不能多于 3 个字', 'text must NOT have more than 3 characters'],
  [Type.Object({ ids: Type.Array(Type.String(), { minItems: 2 }) }), { ids: ['a'] }, 'ids 不能少于 2 项', 'ids must NOT have fewer than 2 items'],
  [Type.Object({ of: Type.Union([Type.Literal('a'), Type.Literal('b')]) }), { of: 'c' }, 'of 只能是 a、b 之一', 'of must be one of a, b'],
  [Type.Object({ at: Type.String({ format: 'date' }) }), { at: 'x' }, 'at 格式不对', 'at must match format "date"'],
  [Type.String(), {}, '应为文本', 'must be string'],
])('%j refuses %j with a reason in both languages', (schema, value, zh, en) => {
  expect(compileSchema(schema)(value)?.[0]?.reason).toEqual({ 'zh-CN': zh, en });
});
