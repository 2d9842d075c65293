import { documentErrors, documentLimits } from '@fudao/plugin-sdk';

const COLLECTION = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const KEY = /^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/;
/** After every character that a key may have. */
const LAST = '~';

/** @throws DOCUMENTS_INVALID */
export function checkCollection(name: unknown): string {
  if (typeof name === 'string' && name.length <= documentLimits.collection && COLLECTION.test(name)) return name;
  throw documentErrors.INVALID({
    reason: `a collection has a name in kebab-case of at most ${documentLimits.collection} characters`,
  });
}

/** A key, the beginning of one, or a cursor. @throws DOCUMENTS_INVALID */
export function checkKey(key: unknown, what = 'a key'): string {
  if (typeof key === 'string' && key.length <= documentLimits.key && KEY.test(key)) return key;
  throw documentErrors.INVALID({
    reason: `${what} has at most ${documentLimits.key} letters, digits and . _ : / @ -, beginning with a letter or digit`,
  });
}

/** The end of the range in which all keys with this prefix lie. */
export function prefixEnd(prefix: string): string {
  return prefix + LAST;
}
