export type CorrectionState = 'pending' | 'approved' | 'refused' | 'withdrawn';

/** What one administrator proposes to add to, or take from, a teacher's points. */
export interface Correction {
  readonly id: string;
  readonly teacherId: string;
  readonly teacherName: string | null;
  readonly termId: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: CorrectionState;
  readonly proposedByName: string | null;
  readonly proposedAt: number;
  readonly decidedByName: string | null;
  readonly decidedAt: number | null;
  readonly decisionReason: string | null;
  readonly mayDecide: boolean;
  readonly isMine: boolean;
}

export interface NewCorrection {
  readonly teacherId: string;
  readonly termId: string;
  readonly entryId?: string;
  readonly amount: number;
  readonly reason: string;
}
