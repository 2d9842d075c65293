/** That a student met a limit of use, as `GET /api/policy/overuse` tells. */
export interface Overuse {
  readonly personId: string;
  /** Empty where the account is gone. */
  readonly name: string;
  readonly schoolId: string | null;
  readonly rule: string;
  /** Milliseconds since 1970. */
  readonly metAt: number;
  readonly untilAt: number;
}

export interface OverusePageOf {
  /** Newest first. */
  readonly items: readonly Overuse[];
  readonly nextBefore: number | null;
}
