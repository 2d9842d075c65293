export type Readiness = 'open' | 'empty' | 'signed' | 'stale' | 'closed';
export type Side = 'district' | 'city';

export interface Figures {
  readonly teachers: number;
  readonly entries: number;
  readonly granted: number;
  readonly cut: number;
  readonly fen: number;
  /** Names exactly these figures: a deed says which ones were looked at. */
  readonly digest: string;
}

interface Signature {
  readonly by: string | null;
  readonly at: number;
}

export interface DistrictClosing {
  readonly districtId: string;
  readonly districtName: string | null;
  readonly readiness: Readiness;
  readonly figures: Figures;
  readonly pending: number;
  readonly held: number;
  readonly signed: Signature | null;
  readonly closed: Signature | null;
  readonly reopening: { readonly side: Side; readonly by: string | null; readonly at: number; readonly reason: string; readonly mayApprove: boolean } | null;
}

/** How a term stands: a district sees its own, the city all. */
export interface Closing {
  readonly term: { readonly id: string; readonly name: string; readonly endsOn: string };
  readonly isOver: boolean;
  readonly cap: number;
  readonly total: Figures;
  readonly isReady: boolean;
  readonly side: Side;
  readonly districts: readonly DistrictClosing[];
}
