import { afterSample, fullLine, qualityOf, type LineSample } from './audio-only.ts';

const good: LineSample = { lossPercent: 0, score: 95 };
const fair: LineSample = { lossPercent: 5, score: 55 };
const bad: LineSample = { lossPercent: 20, score: 20 };
const after = (...samples: LineSample[]) => samples.reduce(afterSample, fullLine).isAudioOnly;
const times = (count: number, sample: LineSample) => Array<LineSample>(count).fill(sample);

describe('pictures on a weak line', () => {
  it('end after it was bad for a while, not at once', () => {
    expect(after(bad, bad)).toBeFalse();
    expect(after(bad, bad, good, bad, bad)).toBeFalse();
    expect(after(bad, bad, bad)).toBeTrue();
  });

  it('come back much later, and only when it stays good', () => {
    const lost = times(3, bad);
    expect(after(...lost, ...times(7, good))).toBeTrue();
    expect(after(...lost, ...times(7, good), fair, ...times(7, good))).toBeTrue();
    expect(after(...lost, ...times(8, good))).toBeFalse();
  });

  it('do not blink on a line that swings', () => {
    const swings = Array.from({ length: 60 }, (_, index) => [good, bad, fair][index % 3]!);
    const seen = swings.map((_, index) => after(...swings.slice(0, index)));
    expect(seen).not.toContain(true);
  });

  it('are told by three words', () => {
    expect([good, fair, bad].map(qualityOf)).toEqual(['good', 'fair', 'poor']);
  });
});
