import type { Language } from '@fudao/plugin-sdk';
import { cityHour, formatMoment, formatRelative, type MomentStyle } from './city-time.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const ago = (milliseconds: number, language: Language = 'zh-CN') => formatRelative(now - milliseconds, language, now);
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

  const date = { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const styles: Record<MomentStyle, Intl.DateTimeFormatOptions> = {
    time: { ...time, timeZone: date.timeZone },
    date,
    day: { ...date, weekday: 'short' },
    full: { ...date, ...time },
  };
  for (const language of ['zh-CN', 'en'] as const) {
    for (const style of Object.keys(styles) as MomentStyle[]) {
      it(`writes ${style} in ${language} as the browser does`, () => {
        const year = style === 'time' ? {} : ({ year: 'numeric' } as const);
        const thisYear = new Intl.DateTimeFormat(language, styles[style]);
        const otherYear = new Intl.DateTimeFormat(language, { ...styles[style], ...year });
        const sameSpaces = (text: string) => text.replaceAll(/\s/g, ' ').replace('日周', '日 周');
        for (let moment = Date.parse('2023-12-30T15:58:00Z'); moment < now; moment += 7_777_777_000) {
          expect(formatMoment(moment, style, language, moment)).toBe(sameSpaces(thisYear.format(moment)));
          const later = moment + 400 * 24 * hour;
          expect(formatMoment(moment, style, language, later)).toBe(sameSpaces(otherYear.format(moment)));
        }
      });
    }
  }

  it('begins a year in the city when it begins there', () => {
    const midnight = Date.parse('2026-01-01T00:00:00+08:00');
    expect(formatMoment(midnight, 'full', 'zh-CN', midnight)).toBe('1月1日 00:00');
    expect(formatMoment(midnight - 1, 'full', 'zh-CN', midnight)).toBe('2025年12月31日 23:59');
    expect([cityHour(midnight), cityHour(midnight - 1)]).toEqual([0, 23]);
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
