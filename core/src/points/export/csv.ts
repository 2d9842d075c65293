import type { Cell, Table } from './table.ts';

/** What a spreadsheet would take for a formula is kept from being one: names and reasons are typed by people. */
function harmless(words: string): string {
  return /^\s*[=+\-@]/.test(words) || /^[\t\r\n]/.test(words) ? `'${words}` : words;
}

export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell.number;
  const words = harmless(cell);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

const lineOf = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Spreadsheets take the text for UTF-8 by the mark before it. */
export function csvOf({ headings, rows }: Table): Buffer {
  return Buffer.from(`\uFEFF${[headings, ...rows].map(lineOf).join('')}`);
}
