import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

type Json = Parameters<typeof canonicalJson>[0];

/** The same value, each object's keys in another order. */
function reordered(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reordered);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reordered(item)]),
  );
}

describe('canonical JSON', () => {
  const values = fc.jsonValue({ noUnicodeString: false }) as fc.Arbitrary<Json>;

  test('means the same as the value', () => {
    fc.assert(
      fc.property(values, (value) =>
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
      ),
    );
  });

  test('is one text whatever the order of keys', () => {
    fc.assert(fc.property(values, (value) => expect(canonicalJson(reordered(value))).toBe(canonicalJson(value))));
  });

  test('has sorted keys and no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x y' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x y","d":null}]}');
  });
});
