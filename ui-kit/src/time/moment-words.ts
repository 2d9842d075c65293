import type { Language } from '@fudao/plugin-sdk';

/** How a language writes times. Dates given here have the city's time as their UTC. */
interface MomentWords {
  readonly dateWords: (date: Date, withYear: boolean) => string;
  readonly withWeekday: (words: string, weekday: number) => string;
  readonly withTime: (words: string, time: string) => string;
}

const weekdaysInChinese = '日一二三四五六';
const weekdaysInEnglish = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthsInEnglish = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The words of `Intl.DateTimeFormat`, but for one space, without it: its first use loads the data of all languages, which
 * holds up a cheap phone for a tenth of a second before anything shows.
 */
export const momentWords: Readonly<Record<Language, MomentWords>> = {
  'zh-CN': {
    dateWords: (date, withYear) =>
      `${withYear ? `${date.getUTCFullYear()}年` : ''}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
    // A space that `Intl` leaves out: day and weekday would read as one word.
    withWeekday: (words, weekday) => `${words} 周${weekdaysInChinese[weekday]}`,
    withTime: (words, time) => `${words} ${time}`,
  },
  en: {
    dateWords: (date, withYear) =>
      `${monthsInEnglish[date.getUTCMonth()]} ${date.getUTCDate()}${withYear ? `, ${date.getUTCFullYear()}` : ''}`,
    withWeekday: (words, weekday) => `${weekdaysInEnglish[weekday]}, ${words}`,
    withTime: (words, time) => `${words} at ${time}`,
  },
};
