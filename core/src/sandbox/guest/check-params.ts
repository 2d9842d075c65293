import { commonErrors, type TSchema } from '@fudao/plugin-sdk';
import { TypeRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { coreSchema } from '../wire/core-schema.ts';

type Handler = (context: never) => unknown;

// What an author declared without TypeBox is the core's to check.
TypeRegistry.Set('Unsafe', () => true);

/** A copy without formats, which the core has checked, and which are not known here. */
function withoutFormats<T>(schema: T): T {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(withoutFormats) as T;
  const keys = Reflect.ownKeys(schema).filter((key) => key !== 'format' || typeof Reflect.get(schema, key) !== 'string');
  return Object.fromEntries(keys.map((key) => [key, withoutFormats(Reflect.get(schema, key) as unknown)])) as T;
}

/** Checks, before a handler, what the core has left out of its own check. */
export function checkParams(declared: TSchema, handler: Handler): Handler {
  if (coreSchema(declared).isWhole) return handler;
  const schema = withoutFormats(declared);
  return (context) => {
    const { params } = context as { params: unknown };
    const problem = Value.Check(schema, params) ? undefined : Value.Errors(schema, params).First();
    if (problem) {
      const field = problem.path.split('/').slice(1).join('.');
      const reason = { 'zh-CN': `${field} 不符合要求`.trim(), en: `${field} ${problem.message}`.trim() };
      throw commonErrors.INVALID({ reason, errors: [{ field, message: problem.message }] });
    }
    return handler(context);
  };
}
