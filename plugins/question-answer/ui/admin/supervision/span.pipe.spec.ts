import { formatSpan } from './span.pipe.ts';

const minutes = (count: number) => formatSpan(count * 60_000, 'zh-CN');

describe('formatSpan', () => {
  it('says how long something took, no finer than matters', () => {
    expect(minutes(0.1)).toBe('1 分钟');
    expect(minutes(42.4)).toBe('42 分钟');
    expect(minutes(61)).toBe('1 小时');
    expect(minutes(60 * 47)).toBe('47 小时');
    expect(minutes(60 * 24 * 3)).toBe('3 天');
  });

  it('says it in English', () => {
    expect(formatSpan(5 * 3_600_000, 'en')).toBe('5 hr');
  });
});
