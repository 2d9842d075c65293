import { parse } from 'node:querystring';
import type { TSchema } from '@fudao/plugin-sdk';

type Values = Record<string, unknown>;

/** Names of parameters that are lists: `?ids=a` means a list of one. */
export function listParams(schema: TSchema): ReadonlySet<string> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, { type?: unknown }>);
  return new Set(properties.filter(([, property]) => property.type === 'array').map(([name]) => name));
}

/** `__proto__` would set the prototype of `to` instead of a value. */
function copy(from: Values, to: Values): void {
  for (const key of Object.keys(from)) if (key !== '__proto__') to[key] = from[key];
}

export function parseQuery(text: string, lists: ReadonlySet<string>): Values {
  if (text === '') return {};
  const values: Values = {};
  copy(parse(text), values);
  for (const name of lists) if (typeof values[name] === 'string') values[name] = [values[name]];
  return values;
}

/** One set of parameters; where a name comes twice the path wins over the query, and that over the body. */
export function mergeParams(path: Values, query: Values, body: Values): Values {
  const merged: Values = {};
  copy(body, merged);
  copy(query, merged);
  copy(path, merged);
  return merged;
}
