import { type FrameEntry, splitForBar } from './frame-link.ts';

const entries = (count: number): FrameEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    link: `/${index}`,
    icon: 'home',
    label: String(index),
    isExact: false,
  }));
const split = (count: number) => {
  const { bar, more, last } = splitForBar(entries(count));
  return [[...bar, ...last].map(({ label }) => label).join(''), more.map(({ label }) => label).join('')];
};

describe('splitForBar', () => {
  it('shows all that fit', () => {
    expect(split(2)).toEqual(['01', '']);
    expect(split(5)).toEqual(['01234', '']);
  });

  it('keeps the first ones and the own place, and leaves room for "more"', () => {
    expect(split(6)).toEqual(['0125', '34']);
    expect(split(9)).toEqual(['0128', '34567']);
  });
});
