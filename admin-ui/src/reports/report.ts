import { pointsWords } from '../points/points-words.ts';

/** What `GET /api/analytics/report` and its kin tell. */
export type PeriodKind = 'week' | 'month';
export type Level = 'teachers' | 'schools' | 'districts';
export const sortKeys = ['minutes', 'services', 'answers', 'adopted', 'response', 'live', 'stars', 'earnings', 'attendance', 'anomalies'] as const;
export type SortKey = (typeof sortKeys)[number] | 'name';

export interface Period {
  readonly kind: PeriodKind;
  readonly key: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isOver: boolean;
  readonly fixedAt: number | null;
  readonly rulesVersion: string;
}

export interface Work {
  readonly minutes: number;
  readonly sessions: number;
  readonly classes: number;
  readonly answers: number;
  readonly adopted: number;
}

export interface Mean {
  readonly count: number;
  readonly mean: number | null;
}

/** Hundredths of a point: what was earned, and what limits of week and term kept back. */
export interface Earnings {
  readonly earned: number;
  readonly cut: number;
}

/** In classes: how many could have come, how many had a seat, and how many came. */
export interface Attendance {
  readonly seats: number;
  readonly taken: number;
  readonly attended: number;
}

export interface Counted {
  readonly id: string;
  readonly count: number;
}

export interface Anomaly {
  readonly kind: 'short-sessions' | 'outside-hours' | 'sudden-rise' | 'reciprocal' | 'inflation';
  readonly count: number;
  readonly of: number;
  readonly what: string;
}

export interface Row extends Work {
  readonly id: string;
  readonly name: string | null;
  readonly districtName: string | null;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly teachers: number;
  readonly responses: number;
  readonly withinHour: number;
  readonly medianResponse: number | null;
  readonly students: number | null;
  /** Absent in a teacher's own report. */
  readonly live?: Mean;
  readonly stars?: Mean;
  readonly subjects: readonly Counted[];
  readonly points: readonly Counted[];
  readonly anomalies: readonly Anomaly[];
  readonly before: Work | null;
  readonly correction: (Work & { readonly earnings: Earnings | null }) | null;
  /** Null in a report that was fixed before it told them. */
  readonly attendance: Attendance | null;
  readonly earnings: Earnings | null;
}

export interface Report {
  readonly period: Period;
  readonly place: { readonly districtName: string | null; readonly schoolName: string | null };
  readonly fewestRatings: number;
  readonly total: Row;
  readonly items: readonly Row[];
  readonly rows: number;
  readonly corrected: number;
  readonly nextOffset: number | null;
}

export interface TeacherReport {
  readonly period: Period;
  readonly row: Row | null;
  readonly fewestRatings: number;
  readonly pointNames: Readonly<Record<string, string>>;
}

export interface Activity {
  readonly id: string;
  readonly mode: 'session' | 'class' | 'answer' | 'lesson';
  readonly startedAt: number;
  readonly seconds: number;
  readonly subject: string | null;
  readonly grade: number | null;
  readonly isAdopted: boolean;
  readonly response: number | null;
  readonly isShort: boolean;
  readonly isOutside: boolean;
  /** What its records are about; null in the own report. */
  readonly subjectId: string | null;
  readonly studentId: string | null;
  readonly studentSchool: string | null;
}

export interface PointTable {
  readonly schools: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly items: readonly { readonly id: string; readonly name: string; readonly count: number; readonly schools: readonly Counted[] }[];
  readonly total: number;
}

export interface TrendItem {
  readonly key: string;
  readonly startsOn: string;
  readonly minutes: number;
  readonly sessions: number;
  readonly answers: number;
  readonly teachers: number;
}

/** Of live tutoring, sessions and classes together. */
export const servicesOf = ({ sessions, classes }: Work): number => sessions + classes;

/** How many came of those who had a seat; empty where there was no class. */
export const attendanceText = (attendance: Attendance | null): string => (attendance?.taken ? `${attendance.attended}/${attendance.taken}` : '–');

/** Points with what belongs to a corrected row: all figures that may have changed. */
export const correctionWords = ({ minutes, sessions, classes, answers, earnings }: NonNullable<Row['correction']>) => ({
  ...{ minutes, services: sessions + classes, answers },
  points: earnings ? pointsWords(earnings.earned) : '–',
});

/** A share in whole percent; empty where there is nothing to share. */
export const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`);
