import type { Level, Scope } from '../level.ts';
import { rankOf } from '../level.ts';
import type { Reason } from '../suspensions/suspension.ts';

export const measures = ['hide', 'warn', 'suspend'] as const;
export type Measure = (typeof measures)[number];
export type Outcome = 'no-action' | 'measures';
export type StepKind = 'reported' | 'claimed' | 'handed-up' | 'no-action' | 'measures' | 'appealed';

/** A thing of a plugin, or a person of the platform. */
export interface Target {
  /** Null: of the platform itself. */
  readonly pluginId: string | null;
  readonly kind: string;
  readonly id: string;
}

/** All reports of one thing, until somebody decides. Times in milliseconds since 1970. */
export interface Case {
  readonly id: string;
  readonly state: 'open' | 'closed';
  readonly target: Target;
  /** Who wrote it, or is it. */
  readonly aboutId: string | null;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly level: Level;
  readonly priority: number;
  readonly reasons: readonly Reason[];
  readonly reports: number;
  readonly firstAt: number;
  readonly dueAt: number;
  readonly claim: { readonly byId: string; readonly until: number } | null;
  readonly outcome: Outcome | null;
  readonly measures: readonly Measure[];
  readonly decidedBy: string | null;
  readonly decidedLevel: Level | null;
  readonly decidedAt: number | null;
  readonly appealedAt: number | null;
  /** Sealed. */
  readonly snapshot: string | null;
  readonly revision: number;
}

const hourMs = 3_600_000;
export const claimMs = hourMs / 2;

/** A child in danger comes before everything else. */
const priorities: Readonly<Record<Reason, number>> = { danger: 3, improper: 2, contact: 2, insult: 1, cheating: 0, other: 0 };
/** Within how many hours a case of a priority is to be decided. */
const hoursFor = [72, 48, 24, 4];

export const priorityOf = (reasons: readonly Reason[]): number => Math.max(...reasons.map((reason) => priorities[reason]));
/** The gravest first. */
export const byGravity = (reasons: readonly Reason[]): Reason[] => [...reasons].sort((a, b) => priorities[b] - priorities[a]);
export const dueAfter = (priority: number, at: number): number => at + hoursFor[priority]! * hourMs;

/** The case with one more report: it becomes as urgent as the most urgent of them, and never later due. */
export function withReport(one: Case, reason: Reason, at: number): Case {
  const reasons = one.reasons.includes(reason) ? one.reasons : [...one.reasons, reason];
  const priority = Math.max(one.priority, priorityOf(reasons));
  const dueAt = Math.min(one.dueAt, dueAfter(priority, at));
  return { ...one, reasons, priority, dueAt, reports: one.reports + 1, revision: one.revision + 1 };
}

/** Whether a case is in somebody's queue: of the own place, and not handed up beyond. */
export function isInScope(scope: Scope, one: Pick<Case, 'districtId' | 'schoolId' | 'level'>): boolean {
  if (rankOf(one.level) > rankOf(scope.level)) return false;
  if (scope.level === 'city') return true;
  return scope.districtId === one.districtId && (scope.level === 'district' || scope.schoolId === one.schoolId);
}

export const isClaimedByOther = ({ claim }: Pick<Case, 'claim'>, byId: string, now: number): boolean => claim !== null && claim.byId !== byId && claim.until > now;

/** What an open case of a thing is found by. */
export const openKeyOf = ({ pluginId, kind, id }: Target): string => `${pluginId ?? ''}|${kind}|${id}`;
