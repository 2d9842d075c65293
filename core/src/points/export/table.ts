/** A cell of a table for spreadsheets: words, or a number as decimal digits, so that no digit is lost on the way. */
export type Cell = string | { readonly number: string } | null;

export interface Table {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const numberCell = (digits: string): Cell => ({ number: digits });
