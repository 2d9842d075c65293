import fc from 'fast-check';
import { documentLimits } from '@fudao/plugin-sdk';
import { decodeValue, encodeValue } from './document-value.ts';

const code = (value: unknown): string | undefined => {
  try {
    encodeValue(value);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const reason = (value: unknown) => {
  try {
    return void encodeValue(value);
  } catch (error) {
    return (error as { details: { reason?: string } }).details.reason;
  }
};
const nested = (levels: number): unknown => (levels === 1 ? [] : [nested(levels - 1)]);

/** Names that are refused have a test of their own. */
const storable = fc
  .jsonValue({ maxDepth: 6, stringUnit: 'binary' })
  .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));

test('what JSON can say comes back equal, and its bytes are counted', () => {
  fc.assert(
    fc.property(storable, (value) => {
      const { json, bytes } = encodeValue(value);
      // JSON has one zero only.
      expect(decodeValue(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(bytes).toBe(Buffer.byteLength(json, 'utf8'));
    }),
  );
});

test('fields that are undefined are left out; half a character and a zero byte survive', () => {
  expect(decodeValue(encodeValue({ a: undefined, b: ['\ud800', '\u0000', '辅导 😀'] }).json)).toEqual({
    b: ['\ud800', '\u0000', '辅导 😀'],
  });
});

class Note {
  text = 'x';
}

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'the value is undefined'],
  ['a date', { at: new Date(0) }, 'the value.at is a Date'],
  ['a map', [new Map([[1, 2]])], 'the value[0] is a Map'],
  ['an instance', new Note(), 'the value is a Note'],
  ['a function', { toJSON: () => 1 }, 'the value.toJSON is a function'],
  ['not a number', { n: [1, NaN] }, 'the value.n[1] is NaN'],
  ['infinity', -Infinity, 'the value is -Infinity'],
  ['a big number', 1n, 'the value is a bigint'],
  ['a symbol', { s: Symbol('x') }, 'the value.s is a symbol'],
  ['a symbol for a name', { [Symbol('x')]: 1 }, 'the value has a symbol for a name'],
  ['a gap in a list', Object.assign([1], { 2: 3 }), 'the value[1] is undefined'],
  ['bytes', Buffer.from('x'), 'the value is a Buffer'],
  ['__proto__', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), 'the value.a has the name __proto__'],
  ['constructor.prototype', JSON.parse('{"constructor":{"prototype":{}}}'), 'the value has the name constructor'],
  [
    'too deep',
    nested(documentLimits.depth + 1),
    `the value${'[0]'.repeat(documentLimits.depth)} lies deeper than 32 levels`,
  ],
])('%s is refused by its place', (_, value, sentence) => {
  expect(reason(value)).toBe(sentence);
  expect(code(value)).toBe('DOCUMENTS_INVALID');
});

test('names that only look dangerous are taken', () => {
  const words = { constructor: 3, prototype: 1, toString: 'x', hasOwnProperty: [] };
  expect(decodeValue(encodeValue(words).json)).toEqual(words);
  expect(decodeValue(encodeValue(Object.assign(Object.create(null) as object, { a: 1 })).json)).toEqual({ a: 1 });
});

test('the bounds are kept to the byte and to the level', () => {
  expect(code('x'.repeat(documentLimits.bytes - 2))).toBeUndefined();
  expect(code('x'.repeat(documentLimits.bytes - 1))).toBe('DOCUMENTS_TOO_LARGE');
  expect(code('辅'.repeat(documentLimits.bytes / 3))).toBe('DOCUMENTS_TOO_LARGE');
  expect(code(nested(documentLimits.depth))).toBeUndefined();
});

test('a value of any size or form is refused at no more cost than its bound', () => {
  const self: unknown[] = [];
  self.push(self);
  expect(code(self)).toBe('DOCUMENTS_INVALID');
  // Two to the thirtieth of leaves, by thirty lists.
  let doubled: unknown = 'x';
  for (let level = 0; level < 30; level++) doubled = [doubled, doubled];
  expect(code(doubled)).toBe('DOCUMENTS_TOO_LARGE');
  expect(code(new Array(1e9))).toBe('DOCUMENTS_TOO_LARGE');
  expect(code('x'.repeat(2 ** 28))).toBe('DOCUMENTS_TOO_LARGE');
});

test('whatever comes, it is kept whole or refused with a code', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true }),
      (value) => {
        const refusal = code(value);
        if (refusal !== undefined) return expect(refusal).toMatch(/^DOCUMENTS_(INVALID|TOO_LARGE)$/);
        expect(encodeValue(decodeValue(encodeValue(value).json)).json).toBe(encodeValue(value).json);
      },
    ),
  );
});
