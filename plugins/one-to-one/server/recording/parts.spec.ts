import { fitOfPart, missingOf, type Part } from './parts.ts';

const part = (offset: number, size: number, sha256 = 'a'): Part => ({ offset, size, sha256 });

describe('parts of a recording', () => {
  test('are taken in any order', () => {
    expect(fitOfPart([part(20, 10)], part(0, 20), 100)).toBe('new');
    expect(fitOfPart([part(0, 20)], part(20, 10), 100)).toBe('new');
  });

  test('are kept once when sent twice', () => {
    expect(fitOfPart([part(0, 20)], part(0, 20), 100)).toBe('kept');
  });

  test.each([part(0, 20, 'b'), part(0, 19), part(19, 5), part(5, 5)])('never take the place of other bytes: %j', (other) => {
    expect(fitOfPart([part(0, 20)], other, 100)).toBe('differs');
  });

  test('end where the bound does', () => {
    expect(fitOfPart([], part(90, 10), 100)).toBe('new');
    expect(fitOfPart([], part(90, 11), 100)).toBe('too-large');
  });

  test('that are missing are named, in order', () => {
    expect(missingOf([part(50, 10), part(10, 20)], 70)).toEqual([
      { from: 0, to: 10 },
      { from: 30, to: 50 },
      { from: 60, to: 70 },
    ]);
    expect(missingOf([part(10, 20), part(0, 10)], 30)).toEqual([]);
    expect(missingOf([], 5)).toEqual([{ from: 0, to: 5 }]);
    expect(missingOf([part(40, 5)], 20)).toEqual([{ from: 0, to: 20 }]);
  });
});
