import type { LocalText } from '@fudao/plugin-sdk';

export type RequestKind = 'export' | 'erasure';
export type RequestState = 'waiting' | 'checked' | 'approved' | 'done' | 'refused' | 'withdrawn';

/** What somebody asked about their own data, and what became of it. Times are milliseconds since 1970. */
export interface DataRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly askedBy: 'person' | 'guardian';
  readonly askedAt: number;
  readonly dueAt: number;
  readonly note: string | null;
  readonly endedAt: number | null;
  readonly keptUntil: number | null;
  readonly mayWithdraw: boolean;
}

/** What a room or a plugin keeps of somebody. */
export interface Kept {
  readonly id: string;
  readonly name: LocalText;
  readonly holds: readonly LocalText[];
  /** ISO 8601 duration; null where it is as long as the account. */
  readonly retention: string | null;
  readonly stays: readonly LocalText[];
}

export interface OwnData {
  readonly mayAsk: boolean;
  readonly rooms: readonly Kept[];
  readonly plugins: readonly Kept[];
  readonly requests: readonly DataRequest[];
  readonly daysToAnswer: number;
  readonly daysToTake: number;
}

export const isOpen = ({ state }: Pick<DataRequest, 'state'>): boolean => state === 'waiting' || state === 'checked' || state === 'approved';

const units = { Y: { 'zh-CN': '年', en: 'years' }, M: { 'zh-CN': '个月', en: 'months' }, D: { 'zh-CN': '天', en: 'days' } } as const;

/** An ISO 8601 duration of years, months and days in words, such as 3 年. */
export function durationWords(duration: string): LocalText {
  const parts = [...duration.matchAll(/(\d+)([YMD])/g)].map(([, count, unit]) => ({ count: count!, unit: units[unit as keyof typeof units] }));
  const english = ({ count, unit }: (typeof parts)[number]) => `${count} ${count === '1' ? unit.en.slice(0, -1) : unit.en}`;
  return { 'zh-CN': parts.map(({ count, unit }) => `${count} ${unit['zh-CN']}`).join(''), en: parts.map(english).join(', ') };
}
