import { loudness } from './sound-level.ts';

const wave = (height: number) => Float32Array.from({ length: 1024 }, (_, index) => height * Math.sin(index / 5));

describe('how loud it is', () => {
  it('is nothing in silence and rises with the voice, as an ear has it', () => {
    const levels = [0, 0.002, 0.02, 0.2, 1].map((height) => loudness(wave(height)));
    expect(levels[0]).toBe(0);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(levels[2]! - levels[1]!).toBeCloseTo(levels[3]! - levels[2]!, 1);
    expect(levels[4]).toBeGreaterThan(0.9);
    expect(loudness(new Float32Array(0))).toBe(0);
  });
});
