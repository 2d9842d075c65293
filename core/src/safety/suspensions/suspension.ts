import type { LocalText } from '@fudao/plugin-sdk';
import type { Level } from '../level.ts';

/** Why something is reported, and why somebody is suspended. `danger` comes first: a child may be in danger. */
export const reasons = ['danger', 'contact', 'insult', 'improper', 'cheating', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** Times in milliseconds since 1970. */
export interface Suspension {
  readonly id: string;
  readonly personId: string;
  /** Null: from the whole platform. */
  readonly pluginId: string | null;
  readonly caseId: string | null;
  readonly reasonCode: Reason;
  /** For those who moderate. */
  readonly note: string;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly byId: string;
  readonly level: Level;
  readonly startsAt: number;
  /** Null: until it is lifted. */
  readonly until: number | null;
  readonly liftedAt: number | null;
  readonly liftedBy: string | null;
  readonly liftedBecause: string | null;
}

const dayMs = 86_400_000;
/** How long a level may suspend somebody, in days. */
export const mostDays: Readonly<Record<Level, number>> = { school: 7, district: 90, city: Infinity };

export function fitsLevel(level: Level, until: number | null, now: number): boolean {
  return mostDays[level] === Infinity || (until !== null && until <= now + mostDays[level] * dayMs);
}

export const isLive = ({ liftedAt, until }: Pick<Suspension, 'liftedAt' | 'until'>, now: number): boolean => liftedAt === null && (until === null || until > now);

/** When it ends, as a part of a sentence. */
export function endText(until: number | null, timeZone: string): LocalText {
  if (until === null) return { 'zh-CN': '恢复时间待定', en: 'until further notice' };
  const options = { timeZone, year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const said = (locale: string) => new Intl.DateTimeFormat(locale, options).format(until);
  return { 'zh-CN': `到${said('zh-CN')}为止`, en: `until ${said('en-GB')}` };
}
