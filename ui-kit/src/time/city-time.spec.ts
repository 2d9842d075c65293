import { formatMoment, formatRelative } from './city-time.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (milliseconds: number, language = 'zh-CN') => formatRelative(now - milliseconds, language, now);
const hour = 3_600_000;

describe('formatMoment', () => {
  it('is in the city’s zone, wherever the device is', () => {
    expect(formatMoment('2026-11-22T10:05:00Z', 'time', 'zh-CN', now)).toBe('18:05');
    expect(formatMoment('2026-11-22T17:00:00Z', 'date', 'zh-CN', now)).toBe('11月23日');
    expect(formatMoment('2026-11-22T10:05:00Z', 'day', 'zh-CN', now)).toBe('11月22日 周日');
    expect(formatMoment('2026-11-22T10:05:00Z', 'full', 'en', now)).toContain('18:05');
  });

  it('names the year where it is another one', () => {
    expect(formatMoment('2025-06-30T00:00:00Z', 'date', 'zh-CN', now)).toContain('2025');
    expect(formatMoment('2026-06-30T00:00:00Z', 'date', 'zh-CN', now)).not.toContain('2026');
  });

  it('shows nothing for what is no time', () => {
    expect(formatMoment('soon', 'full', 'zh-CN', now)).toBe('');
  });
});

describe('formatRelative', () => {
  it('counts minutes, hours and days, then gives the date', () => {
    expect(ago(20_000)).toBe('');
    expect(ago(5 * 60_000)).toBe('5分钟前');
    expect(ago(3 * hour)).toBe('3小时前');
    expect(ago(25 * hour)).toBe('昨天');
    expect(ago(10 * 24 * hour)).toContain('11月12日');
    expect(ago(-2 * hour, 'en')).toBe('in 2 hours');
  });
});
