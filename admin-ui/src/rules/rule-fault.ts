import type { RuleField } from './rule-field.ts';
import type { Tighter } from './rules.ts';

const timePattern = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

const isWithin: Readonly<Record<Tighter, (value: unknown, city: unknown) => boolean>> = {
  lower: (value, city) => (value as number) <= (city as number),
  higher: (value, city) => (value as number) >= (city as number),
  // `HH:MM` sorts as text.
  earlier: (value, city) => (value as string) <= (city as string),
  later: (value, city) => (value as string) >= (city as string),
  off: (value, city) => value === false || city === true,
  fewer: (value, city) => (value as string[]).every((one) => (city as string[]).includes(one)),
};

/** A district's value would allow what the city's does not. */
export function isLooser({ tighter }: RuleField, value: unknown, city: unknown): boolean {
  return tighter !== undefined && !isWithin[tighter](value, city);
}

/** `HH:MM` of a day, its end included. */
export const isTime = (value: unknown): boolean => timePattern.test(String(value));

export type RuleFault = 'number' | 'time' | 'looser';

/** What speaks against a value, told while it is typed; the server checks again. @param city for a district */
export function faultOf(field: RuleField, value: unknown, city?: unknown): RuleFault | null {
  if (field.kind === 'number') {
    const isNumber = Number.isInteger(value) && (value as number) >= field.minimum && (value as number) <= field.maximum;
    if (!isNumber) return 'number';
  }
  if (field.kind === 'time' && !isTime(value)) return 'time';
  return city !== undefined && isLooser(field, value, city) ? 'looser' : null;
}

/** What a person means by `1830`, `8：05` or `18.30`; what cannot be read stays as it is. */
export function readTime(typed: string): string {
  const [, hours, minutes] = /^(\d{1,2})\s*[:：.]?\s*(\d{2})$/.exec(typed.trim()) ?? [];
  return hours === undefined || minutes === undefined ? typed.trim() : `${hours.padStart(2, '0')}:${minutes}`;
}

export type RuleWay = 'shorter' | 'longer' | 'less' | 'more' | 'earlier' | 'later' | 'off' | 'fewer' | 'cityOnly';

/** In which words a district is told how it may differ from the city. */
export function wayOf({ tighter, unit }: RuleField): RuleWay {
  const isTime = unit?.en === 'minutes';
  if (tighter === 'lower') return isTime ? 'shorter' : 'less';
  if (tighter === 'higher') return isTime ? 'longer' : 'more';
  return tighter ?? 'cityOnly';
}
