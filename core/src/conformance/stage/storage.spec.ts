import { firstDifference, plain, type Kept } from './storage.ts';

const kept = (...texts: string[]): Kept[] => texts.map((text) => ({ place: 'notes', text }));

test('two looks differ where something came, went, or is there once more', () => {
  expect(firstDifference(kept('a', 'b'), kept('b', 'a'))).toBeUndefined();
  expect(firstDifference(kept('a'), kept('a', 'a'))).toBe('notes');
  expect(firstDifference(kept('a', 'b'), kept('a'))).toBe('notes');
  expect(firstDifference(kept('a'), kept('b'))).toBe('notes');
});

test('when something was done is no state', () => {
  expect(plain({ at: Date.now(), n: 3, big: 4n })).toBe(plain({ at: Date.now() - 5_000, n: 3, big: 4 }));
  expect(plain({ n: 3 })).not.toBe(plain({ n: 4 }));
});
