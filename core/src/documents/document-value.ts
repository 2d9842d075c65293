import { documentErrors, documentLimits } from '@fudao/plugin-sdk';

/** A value in the form in which it is kept. */
export interface EncodedValue {
  readonly json: string;
  /** Of the JSON, in UTF-8. */
  readonly bytes: number;
}

/** What is left of the bounds while a value is walked through. */
interface Budget {
  bytes: number;
}

/**
 * A value as JSON, or a refusal: what is read again must equal what was put. So nothing that JSON would change in
 * silence (dates, maps, functions, NaN), and no names that reach a prototype when a plugin copies the value.
 * @throws DOCUMENTS_INVALID, DOCUMENTS_TOO_LARGE
 */
export function encodeValue(value: unknown): EncodedValue {
  // First, so that a value of any size or form costs no more than its bound.
  demandJson(value, 'the value', 1, { bytes: documentLimits.bytes });
  const json = JSON.stringify(value);
  const bytes = Buffer.byteLength(json);
  if (bytes > documentLimits.bytes) throw tooLarge();
  return { json, bytes };
}

export function decodeValue(json: string): unknown {
  return JSON.parse(json);
}

function demandJson(value: unknown, path: string, depth: number, budget: Budget): void {
  spend(budget, typeof value === 'string' ? value.length : 1);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalid(path, `is ${value}`);
    return;
  }
  if (typeof value !== 'object') throw invalid(path, `is ${value === undefined ? 'undefined' : `a ${typeof value}`}`);
  if (depth > documentLimits.depth) throw invalid(path, `lies deeper than ${documentLimits.depth} levels`);
  if (Array.isArray(value)) demandList(value, path, depth, budget);
  else demandObject(value, path, depth, budget);
}

function demandList(list: readonly unknown[], path: string, depth: number, budget: Budget): void {
  spend(budget, list.length);
  // By number: a gap in a list is undefined, which JSON would turn into null.
  for (let index = 0; index < list.length; index += 1) demandJson(list[index], `${path}[${index}]`, depth + 1, budget);
}

function demandObject(value: object, path: string, depth: number, budget: Budget): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    throw invalid(path, `is a ${(prototype as { constructor?: { name?: string } }).constructor?.name || 'class'}`);
  }
  if (Object.getOwnPropertySymbols(value).length) throw invalid(path, 'has a symbol for a name');
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (reachesPrototype(name, member)) throw invalid(path, `has the name ${name}`);
    spend(budget, name.length);
    demandJson(member, `${path}.${name}`, depth + 1, budget);
  }
}

/** `__proto__`, and `constructor.prototype`: what a careless copy of the value would write through. */
function reachesPrototype(name: string, member: unknown): boolean {
  if (name === '__proto__') return true;
  return name === 'constructor' && typeof member === 'object' && member !== null && Object.hasOwn(member, 'prototype');
}

/** Each character, member and value takes at least a byte of JSON. */
function spend(budget: Budget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw tooLarge();
}

function invalid(path: string, what: string): Error {
  return documentErrors.INVALID({ reason: `${path.slice(0, 200)} ${what}` });
}

function tooLarge(): Error {
  return documentErrors.TOO_LARGE({ kilobytes: documentLimits.bytes / 1024 });
}
