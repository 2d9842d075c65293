/**
 * Amounts of the ledger are whole hundredths of a point, so that nothing is ever rounded while it is added up.
 * 1 point is worth 10 yuan, so a hundredth is worth 10 fen (docs: domain, "points").
 */
export type Hundredths = number;

function decimals(value: number): string {
  const size = Math.abs(value);
  const text = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
  return value < 0 ? `-${text}` : text;
}

/** `1234` is "12.34". */
export function pointsText(amount: Hundredths): string {
  return decimals(amount);
}

/** `123450` fen is "1234.50" yuan. */
export function yuanText(fen: number): string {
  return decimals(fen);
}

/** What an amount is worth, in whole fen; a half is rounded up. Exact where a point is worth whole yuan. */
export function fenOf(amount: Hundredths, fenPerPoint: number): number {
  return Math.floor((amount * fenPerPoint + 50) / 100);
}
