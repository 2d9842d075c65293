import fc from 'fast-check';
import { aText } from './testing/searchable-question.ts';
import { readTerms } from './read-terms.ts';
import { distinctKeys, TermList } from './term-list.ts';
import { textUnits } from './text-units.ts';

function keys(text: string): Uint32Array {
  const list = new TermList();
  readTerms(textUnits(text, 10_000), list);
  return distinctKeys(list);
}

function share(text: string, of: string): number {
  const wanted = keys(of);
  const there = new Set(keys(text));
  return wanted.filter((key) => there.has(key)).length / wanted.length;
}

test('positions never go back, and reach no further than the letters', () => {
  fc.assert(
    fc.property(aText(), (text) => {
      const list = new TermList();
      readTerms(textUnits(text, 10_000), list);
      const positions = Array.from(list.positions.subarray(0, list.length));
      expect(positions).toEqual(positions.toSorted((one, other) => one - other));
      expect(positions.at(-1) ?? 0).toBeLessThanOrEqual(list.letters);
    }),
  );
});

test('a piece of Han text has only terms of the whole', () => {
  expect(share('关于光合作用的叙述，错误的是', '光合作用的叙述错误')).toBe(1);
});

test('Latin text is found without its spaces, but a word counts as a word too', () => {
  expect(share('How about going for a swim', 'boutgoingfora')).toBeGreaterThan(0.8);
  expect(share('so me', 'some')).toBeLessThan(1);
});

test('the same exercise with other numbers shares its shapes', () => {
  expect(share('4x-2y=3, 6x+5y=8', '56x-88y=59, 95x+23y=13')).toBeGreaterThan(0.3);
});

test('nothing to search by gives no terms', () => {
  expect(keys('')).toHaveLength(0);
  expect(keys('？！ 圆')).toHaveLength(0);
});

test('a list grows past its first room', () => {
  const list = new TermList();
  readTerms(textUnits('速度'.repeat(3000), 10_000), list);
  expect(list.length).toBe(5999);
});
