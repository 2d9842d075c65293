import fc from 'fast-check';
import { nestingDepth } from './nesting-depth.ts';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test('is that of the value, whatever its strings hold', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      expect(nestingDepth(Buffer.from(JSON.stringify(value, undefined, indent)))).toBe(depthOf(value));
    }),
  );
});

test.each([
  ['{"a":"[[[["}', 1],
  [String.raw`{"a\"[":"\\"}`, 1],
  ['[[[', 3],
  ['"never ends', 0],
  ['', 0],
])('%s has depth %i', (text, depth) => {
  expect(nestingDepth(Buffer.from(text))).toBe(depth);
});
