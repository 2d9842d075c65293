import type { LanguageCode } from '@fudao/ui-kit';

const units = { Y: 'year', M: 'month', D: 'day' } as const;

/** An ISO 8601 duration of days and more in words: `P1Y6M` is “1 year, 6 months”. */
export function retentionWords(duration: string, language: LanguageCode): string {
  const parts = [...duration.matchAll(/(\d+)([YMD])/g)].map(([, count, unit]) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: units[unit as keyof typeof units],
      unitDisplay: 'long',
    }).format(Number(count)),
  );
  return new Intl.ListFormat(language, { type: 'unit' }).format(parts);
}
