const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "5 minutes ago"; past a week, the date. */
export function relativeTime(then: number, now: number, language: string): string {
  const age = Math.max(0, now - then);
  if (age >= 7 * day) return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' }).format(then);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (age < minute) return words.format(0, 'second');
  if (age < hour) return words.format(-Math.floor(age / minute), 'minute');
  if (age < day) return words.format(-Math.floor(age / hour), 'hour');
  return words.format(-Math.floor(age / day), 'day');
}

/** "12:03", of the device's own day. */
export function clockTime(moment: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment);
}

/** "4:05" of what is left; hours are counted as minutes. */
export function countdown(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
