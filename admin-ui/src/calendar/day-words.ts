import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '@fudao/ui-kit';
import type { CalendarDay } from './calendar.ts';
import type { DayRange } from './dates.ts';

const toTime = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Dates and days as people read them. */
@Injectable({ providedIn: 'root' })
export class DayWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  /** 2026年9月; September 2026 */
  month(id: string): string {
    return this.format('month', { year: 'numeric', month: 'long' }).format(toTime(`${id}-01`));
  }

  /** 10月1日周四 */
  day(date: string): string {
    return this.format('day', { month: 'long', day: 'numeric', weekday: 'short' }).format(toTime(date));
  }

  /** 10月1日—10月7日 */
  range({ from, to }: DayRange): string {
    const format = this.format('date', { month: 'long', day: 'numeric' });
    const first = format.format(toTime(from));
    return from === to ? first : `${first}—${format.format(toTime(to))}`;
  }

  /** With the years where they are not the same. */
  fullRange({ from, to }: DayRange): string {
    const format = this.format('full', { year: 'numeric', month: 'long', day: 'numeric' });
    return from === to ? format.format(toTime(from)) : `${format.format(toTime(from))}—${format.format(toTime(to))}`;
  }

  dayNumber(date: string): string {
    return String(Number(date.slice(8)));
  }

  /** Monday to Sunday, short. */
  weekdays(): { short: string; long: string }[] {
    const monday = toTime('2026-11-16');
    return Array.from({ length: 7 }, (_nothing, index) => ({
      short: this.format('narrow', { weekday: 'narrow' }).format(monday + index * 86_400_000),
      long: this.format('long', { weekday: 'long' }).format(monday + index * 86_400_000),
    }));
  }

  /** What a day is, for who does not see the colours: "10月1日周四，国庆节，假期，待公布". */
  label({ date, kind, name, isProvisional, exception }: CalendarDay): string {
    const say = (key: string) => this.texts.translate<string>(`calendar.${key}`);
    const parts = [this.day(date), ...(name ? [name] : []), say(`kind.${kind}`)];
    if (isProvisional) parts.push(say('provisional'));
    if (exception !== null && kind !== 'district-free') parts.push(say('noEffect'));
    return parts.join(say('comma'));
  }

  private format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${this.language.current()} ${name}`;
    const known = this.formats.get(key);
    if (known) return known;
    const made = new Intl.DateTimeFormat(this.language.current(), { ...options, timeZone: 'UTC' });
    this.formats.set(key, made);
    return made;
  }
}
