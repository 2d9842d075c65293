import type { ReportReason } from '../../src/safety/report.ts';

/** What was decided about the signed-in person, as `GET /api/safety/own` tells. Times in milliseconds since 1970. */
export interface Standing {
  readonly suspensions: readonly OwnSuspension[];
  readonly notices: readonly Notice[];
}

export interface OwnSuspension {
  readonly id: string;
  /** Null: from the whole platform. */
  readonly pluginId: string | null;
  /** Of the decision, among the notices. */
  readonly noticeId: string | null;
  readonly reasonCode: ReportReason;
  readonly startsAt: number;
  readonly until: number | null;
}

export interface Notice {
  readonly id: string;
  readonly measures: readonly ('hide' | 'warn' | 'suspend')[];
  readonly reasons: readonly ReportReason[];
  /** What it is about, as it stood when it was reported. */
  readonly text: string | null;
  readonly decidedAt: number | null;
  readonly appealedAt: number | null;
  readonly mayAppeal: boolean;
}
