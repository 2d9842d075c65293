import type { ErrorObject } from 'ajv';

type Parent = Record<string, unknown>;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function read(value: unknown, type: string): unknown {
  const isText = typeof value === 'string';
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (type === 'boolean' && isText) return value === 'true' ? true : value === 'false' ? false : undefined;
  if ((type !== 'number' && type !== 'integer') || !isText || !decimal.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) && (type === 'number' || Number.isInteger(number)) ? number : undefined;
}

/** The object or list that holds what an error is about, and under which key. */
function placeOf(whole: unknown, { instancePath }: ErrorObject): [Parent, string] | undefined {
  const keys = instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  if (last === undefined) return undefined;
  return [keys.reduce((parent, key) => parent[key] as Parent, whole as Parent), last];
}

function isRead(whole: unknown, error: ErrorObject): boolean {
  const place = error.keyword === 'type' ? placeOf(whole, error) : undefined;
  if (!place) return false;
  const [parent, key] = place;
  const types = [(error.params as { type: string | string[] }).type].flat();
  const wanted = types.map((type) => read(parent[key], type)).find((value) => value !== undefined);
  if (wanted === undefined) return false;
  parent[key] = wanted;
  return true;
}

/**
 * Puts one value in place that was refused for its type alone and reads as the wanted one: the text of a number or a
 * boolean, as in the query of an address, or the other way about. A null is nothing to read; what was right is left.
 * @param seen places that were read before, and are not read again: two shapes may want it either way
 * @returns whether anything was put in place
 */
export function readScalar(whole: unknown, errors: readonly ErrorObject[], seen: Set<string>): boolean {
  const found = errors.find((error) => !seen.has(error.instancePath) && isRead(whole, error));
  if (found) seen.add(found.instancePath);
  return found !== undefined;
}
