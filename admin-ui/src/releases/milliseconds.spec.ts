import { inMilliseconds } from './milliseconds.pipe.ts';

describe('milliseconds', () => {
  it('are told as exactly as anybody compares them', () => {
    expect([0, 0.4757, 9.96, 12.4, 999.4, 1_340].map(inMilliseconds)).toEqual([
      '0 ms',
      '0.5 ms',
      '10 ms',
      '12 ms',
      '999 ms',
      '1.3 s',
    ]);
  });
});
