import type { LocalText } from '@fudao/plugin-sdk';

export type ConsentState = 'missing' | 'allowed' | 'refused' | 'stale' | 'to-confirm' | 'lapsed';

/** One thing that is asked, and how it stands. */
export interface Ask {
  readonly purpose: string;
  /** Empty where it is not about a plugin. */
  readonly pluginId: string;
  readonly version: string;
  readonly isOptional: boolean;
  readonly name: LocalText;
  readonly explanation: LocalText;
  readonly refusal: LocalText;
  readonly recipients: readonly LocalText[];
  /** ISO 8601 duration. */
  readonly retention: string;
  readonly state: ConsentState;
  readonly allowed: boolean;
  readonly givenBy: 'guardian' | 'student' | null;
  readonly since: number | null;
}

/** As `GET /api/consent/own` tells. Days are the city's, `2026-11-22`. */
export interface OwnConsents {
  readonly mayDecide: boolean;
  readonly ofAgeOn: string | null;
  readonly graceEndsOn: string | null;
  readonly askedAt: number | null;
  readonly basicServiceRequiredFrom: string | null;
  readonly items: readonly Ask[];
}

export interface ConsentChange {
  readonly id: string;
  readonly purpose: string;
  readonly pluginId: string;
  /** Null where it is asked no more. */
  readonly name: LocalText | null;
  readonly allowed: boolean;
  readonly givenBy: 'guardian' | 'student';
  readonly channel: 'code' | 'paper' | 'app';
  readonly at: number;
}

export const keyOf = ({ purpose, pluginId }: Pick<Ask, 'purpose' | 'pluginId'>): string => `${purpose} ${pluginId}`;

/** Whether somebody still has to answer. */
export const isOpen = ({ state }: Pick<Ask, 'state'>): boolean => state !== 'allowed' && state !== 'refused';

/** An answer to the words that are on the page. */
export const answerTo = ({ purpose, pluginId, version }: Ask, allowed: boolean) => ({ purpose, pluginId, version, allowed });

/** What waits for whoever uses the app: all that is open from 14 on, before that a guardian's word on what is needed. */
export function openFor({ mayDecide, items }: OwnConsents): readonly Ask[] {
  return items.filter((ask) => isOpen(ask) && (mayDecide || !ask.isOptional));
}

export interface KeptFor {
  readonly unit: 'Y' | 'M' | 'D';
  readonly count: number;
}

/** The largest unit of a duration such as `P3Y`; null where nothing is kept. */
export function keptFor(retention: string): KeptFor | null {
  const [, count, unit] = /(\d+)([YMD])/.exec(retention) ?? [];
  return Number(count) > 0 ? { unit: unit as KeptFor['unit'], count: Number(count) } : null;
}

/** How a guardian is related to a child. */
export const relations = ['mother', 'father', 'grandparent', 'other'] as const;
