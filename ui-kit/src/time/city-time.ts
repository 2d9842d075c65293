import type { Language } from '@fudao/plugin-sdk';
import { momentWords } from './moment-words.ts';

export type Moment = number | string | Date;

/** `time`: 18:05, `date`: 11月22日, `day`: with weekday, `full`: date and time, with the year where it is not this one. */
export type MomentStyle = 'time' | 'date' | 'day' | 'full';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The city's clock is ahead of UTC by as much all year: China has one zone, and no summer time since 1992. */
const ahead = 8 * hour;

/** The platform serves a city: times are the city's, wherever a device thinks it is. The UTC of this date is the city's time. */
const inCity = (moment: Date | number): Date => new Date(Number(moment) + ahead);

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Hour of the city's day, 0 to 23. */
export const cityHour = (moment: number): number => inCity(moment).getUTCHours();

/** The city's date, `2026-11-22`. */
export const cityDate = (moment: number): string => inCity(moment).toISOString().slice(0, 10);

/** When a date of the city begins, in milliseconds since 1970. */
export const startOfCityDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) - ahead;

export function formatMoment(moment: Moment, style: MomentStyle, language: Language, now: number): string {
  const date = inCity(new Date(moment));
  if (Number.isNaN(date.getTime())) return '';
  const time = `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
  if (style === 'time') return time;
  const { dateWords, withWeekday, withTime } = momentWords[language];
  const words = dateWords(date, date.getUTCFullYear() !== inCity(now).getUTCFullYear());
  if (style === 'day') return withWeekday(words, date.getUTCDay());
  return style === 'full' ? withTime(words, time) : words;
}

/** "5 分钟前", "3 小时后", within a week "2 天前"; beyond that the date. Empty below a minute: say "just now". */
export function formatRelative(moment: Moment, language: Language, now: number): string {
  const away = new Date(moment).getTime() - now;
  const size = Math.abs(away);
  if (Number.isNaN(away)) return '';
  if (size < minute) return '';
  if (size > 7 * day) return formatMoment(moment, 'full', language, now);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (size < hour) return format.format(Math.trunc(away / minute), 'minute');
  if (size < day) return format.format(Math.trunc(away / hour), 'hour');
  return format.format(Math.trunc(away / day), 'day');
}
