import { fenOf, type Hundredths } from './hundredths.ts';

export interface Payable {
  readonly teacherId: string;
  readonly granted: Hundredths;
}

export type Paid<P extends Payable> = P & { readonly fen: number };

export interface Payout<P extends Payable> {
  readonly rows: readonly Paid<P>[];
  readonly granted: Hundredths;
  /** The sum of the rows, so that the total is what is transferred, to the fen. */
  readonly fen: number;
}

/** Who is paid how much for a term. Who was granted nothing has no row. */
export function payoutOf<P extends Payable>(all: readonly P[], fenPerPoint: number): Payout<P> {
  const rows = all.filter(({ granted }) => granted > 0).map((one) => ({ ...one, fen: fenOf(one.granted, fenPerPoint) }));
  const sum = (of: (row: Paid<P>) => number) => rows.reduce((total, row) => total + of(row), 0);
  return { rows, granted: sum(({ granted }) => granted), fen: sum(({ fen }) => fen) };
}
