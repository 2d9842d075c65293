import type { ErrorObject } from 'ajv';
import type { LocalText } from '@fudao/plugin-sdk';

type Params = Record<string, unknown>;

const types: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: '“是”或“否”',
  array: '列表',
  object: '一组内容',
  null: '空',
};

const typeNames = (type: unknown) => [type].flat().map((each) => types[String(each)] ?? String(each)).join('或');

const least = (unit: string) => ({ limit }: Params) => (limit === 1 ? '不能为空' : `不能少于 ${String(limit)} ${unit}`);
const most = (unit: string) => ({ limit }: Params) => `不能多于 ${String(limit)} ${unit}`;
const oneOf = (values: unknown) => `只能是 ${[values].flat().map(String).join('、')} 之一`;

/** What people read in Chinese, by the keyword of JSON Schema that refused a value. */
const chinese: Readonly<Record<string, (params: Params) => string>> = {
  required: () => '必填',
  additionalProperties: () => '不是已知的内容',
  type: ({ type }) => `应为${typeNames(type)}`,
  enum: ({ allowedValues }) => oneOf(allowedValues),
  const: ({ allowedValues, allowedValue }) => oneOf(allowedValues ?? allowedValue),
  minLength: least('个字'),
  maxLength: most('个字'),
  minItems: least('项'),
  maxItems: most('项'),
  minProperties: least('项'),
  maxProperties: most('项'),
  minimum: ({ limit }) => `不能小于 ${String(limit)}`,
  maximum: ({ limit }) => `不能大于 ${String(limit)}`,
  exclusiveMinimum: ({ limit }) => `须大于 ${String(limit)}`,
  exclusiveMaximum: ({ limit }) => `须小于 ${String(limit)}`,
  multipleOf: ({ multipleOf }) => `须是 ${String(multipleOf)} 的倍数`,
  uniqueItems: () => '不能有重复的项',
  pattern: () => '格式不对',
  format: () => '格式不对',
};

/** What is wrong with a field, in a few words; `message` are the English ones. */
export function reasonOf(field: string, message: string, { keyword, params }: Pick<ErrorObject, 'keyword' | 'params'>): LocalText {
  const words = chinese[keyword]?.(params as Params) ?? '不符合要求';
  return { 'zh-CN': `${field} ${words}`.trim(), en: `${field} ${message}`.trim() };
}
