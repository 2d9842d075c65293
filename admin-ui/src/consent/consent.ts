import type { LocalText } from '@fudao/plugin-sdk';

export const filters = ['all', 'missing', 'refused', 'stale', 'passing', 'soon', 'asked'] as const;
export type Filter = (typeof filters)[number];

export interface AskHead {
  readonly purpose: string;
  readonly pluginId: string;
  readonly version: string;
  readonly isOptional: boolean;
  readonly name: LocalText;
}

export interface StudentAnswer {
  readonly purpose: string;
  readonly pluginId: string;
  readonly state: 'missing' | 'allowed' | 'refused' | 'stale' | 'to-confirm' | 'lapsed';
  readonly givenBy: 'guardian' | 'student' | null;
  readonly since: number | null;
}

export interface StudentLine {
  readonly studentId: string;
  readonly educationId: string;
  readonly name: string;
  readonly className: string;
  readonly age: 'guardian' | 'soon' | 'student' | 'unknown';
  readonly ofAgeOn: string | null;
  readonly askedAt: number | null;
  readonly codeUntil: number | null;
  readonly items: readonly StudentAnswer[];
}

export interface StudentPage {
  readonly asks: readonly AskHead[];
  readonly items: readonly StudentLine[];
  readonly nextCursor: string | null;
}

export interface StudentQuery {
  readonly classGroupId: string | null;
  readonly filter: Filter;
}

export interface HandedCode {
  readonly studentId: string;
  readonly educationId: string;
  readonly name: string;
  readonly className: string;
  readonly code: string;
}

export interface HandedCodes {
  readonly items: readonly HandedCode[];
  readonly expiresAt: number;
  readonly leftOut: number;
}

export interface PaperAnswer {
  readonly purpose: string;
  readonly pluginId: string;
  readonly version: string;
  readonly allowed: boolean;
}

export interface Paper {
  readonly signedOn: string;
  readonly reference: string;
  readonly guardianName?: string;
  readonly relation?: string;
  readonly answers: readonly PaperAnswer[];
}

export interface SchoolCounts {
  readonly districtId: string | null;
  readonly asks: readonly AskHead[];
  readonly schools: readonly {
    readonly schoolId: string;
    readonly name: string;
    readonly students: number;
    readonly counts: readonly { readonly purpose: string; readonly allowed: number; readonly refused: number; readonly open: number }[];
  }[];
}

/** What is shown first needs somebody to do something. */
const order: readonly StudentAnswer['state'][] = ['missing', 'stale', 'to-confirm', 'lapsed', 'refused', 'allowed'];

export interface StateGroup {
  readonly state: StudentAnswer['state'];
  readonly names: readonly LocalText[];
}

/** A student's answers by how they stand. */
export function byState(line: StudentLine, asks: readonly AskHead[]): StateGroup[] {
  const groups = order.map((state) => ({ state, names: asks.filter((ask) => answerOf(line, ask)?.state === state).map(({ name }) => name) }));
  return groups.filter(({ names }) => names.length > 0);
}


export const answerOf = ({ items }: StudentLine, { purpose, pluginId }: AskHead): StudentAnswer | undefined =>
  items.find((one) => one.purpose === purpose && one.pluginId === pluginId);
