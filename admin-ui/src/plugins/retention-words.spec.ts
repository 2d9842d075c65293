import { retentionWords } from './retention-words.ts';

describe('how long something is kept', () => {
  for (const [duration, chinese, english] of [
    ['P3Y', '3年', '3 years'],
    ['P1Y6M', '1年6个月', '1 year, 6 months'],
    ['P90D', '90天', '90 days'],
    ['P1M1D', '1个月1天', '1 month, 1 day'],
  ] as const)
    it(`${duration} is ${english}`, () => {
      expect(retentionWords(duration, 'zh-CN')).toBe(chinese);
      expect(retentionWords(duration, 'en')).toBe(english);
    });
});
