/** A teacher as who administers the teacher sees it, with the points of a term. */
export interface TeacherPoints {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
  readonly districtName: string | null;
  readonly schoolName: string | null;
  readonly earned: number;
  readonly corrected: number;
  readonly granted: number;
  readonly entries: number;
}
