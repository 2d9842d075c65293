import type { SqlValue } from '@fudao/plugin-sdk';

/** Brings a value into the one form that both databases keep alike, or refuses it and says which. */
export function toSqlValue(value: unknown, name: string): SqlValue {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return checkedNumber(value, name);
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      return checkedNumber(Number(value), name);
    default:
      if (value === null) return null;
      if (Buffer.isBuffer(value)) return value;
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      throw new TypeError(`"${name}" cannot be stored: ${describe(value)}`);
  }
}

function checkedNumber(value: number, name: string): number {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new TypeError(`"${name}" cannot be stored: ${value} is beyond what a number keeps exactly`);
  }
  return value;
}

function describe(value: unknown): string {
  if (value === undefined) return 'it is undefined';
  return `it is ${value instanceof Date ? 'a Date (store its milliseconds)' : typeof value}`;
}
