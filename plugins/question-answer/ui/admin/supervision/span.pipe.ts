import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from '@fudao/ui-kit';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "42 分钟", "5 小时", "3 天": as long as it was, in the largest unit that says enough. */
export function formatSpan(milliseconds: number, language: string): string {
  const [unit, size] = milliseconds < hour ? (['minute', minute] as const) : milliseconds < 2 * day ? (['hour', hour] as const) : (['day', day] as const);
  const count = Math.max(1, Math.round(milliseconds / size));
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: language === 'en' ? 'short' : 'long' });
  // As all our Chinese texts, with a space between number and word.
  return format.format(count).replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}

/** `{{ waitedMs | span }}` */
@Pipe({ name: 'span', pure: false })
export class SpanPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(milliseconds: number): string {
    return formatSpan(milliseconds, this.language.current());
  }
}
