import { arrangeSlots, movedEarlier } from './picture-slots.ts';

const row = (pictures: string[], pending: number[], keys: Record<string, number>) =>
  arrangeSlots(
    pictures,
    pending.map((key) => ({ key })),
    (picture) => keys[picture],
  ).map((slot) => slot.picture ?? slot.pending.key);

describe('arrangeSlots', () => {
  it('puts what is on its way where it was chosen', () => {
    expect(row([], [1, 2], {})).toEqual([1, 2]);
    expect(row(['b'], [1, 3], { b: 2 })).toEqual([1, 'b', 3]);
    expect(row(['a', 'c'], [2], { a: 1, c: 3 })).toEqual(['a', 2, 'c']);
  });

  it('puts it behind what was there before', () => {
    expect(row(['old', 'older'], [1], {})).toEqual(['old', 'older', 1]);
  });
});

describe('movedEarlier', () => {
  it('changes places with the one before', () => {
    expect(movedEarlier(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
    expect(movedEarlier(['a', 'b'], 1)).toEqual(['b', 'a']);
  });

  it('leaves the first, and what is not there, alone', () => {
    expect(movedEarlier(['a', 'b'], 0)).toEqual(['a', 'b']);
    expect(movedEarlier(['a'], 3)).toEqual(['a']);
  });
});
