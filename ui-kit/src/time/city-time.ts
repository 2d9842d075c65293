/** The platform serves a city: times are the city's, wherever a device thinks it is. */
export const cityZone = 'Asia/Shanghai';

export type Moment = number | string | Date;

/** `time`: 18:05, `date`: 11月22日, `day`: with weekday, `full`: date and time, with the year where it is not this one. */
export type MomentStyle = 'time' | 'date' | 'day' | 'full';

const styles: Record<MomentStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { month: 'long', day: 'numeric' },
  day: { month: 'long', day: 'numeric', weekday: 'short' },
  full: { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, style: MomentStyle, withYear: boolean): Intl.DateTimeFormat {
  const key = `${language} ${style} ${withYear}`;
  const known = formats.get(key);
  if (known) return known;
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const format = new Intl.DateTimeFormat(language, { ...styles[style], ...year, timeZone: cityZone });
  formats.set(key, format);
  return format;
}

const yearOf = (moment: Date) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: cityZone }).format(moment);

export function formatMoment(moment: Moment, style: MomentStyle, language: string, now: number): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return '';
  const withYear = style !== 'time' && yearOf(date) !== yearOf(new Date(now));
  const words = formatOf(language, style, withYear).format(date);
  return style === 'day' ? words.replace(/(日)(?=[周星])/, '$1 ') : words;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "5 分钟前", "3 小时后", within a week "2 天前"; beyond that the date. Empty below a minute: say "just now". */
export function formatRelative(moment: Moment, language: string, now: number): string {
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
