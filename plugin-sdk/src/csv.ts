/** A figure that has its own digits, such as an amount of money, is given as `{ number }`. */
export type CsvCell = string | number | { readonly number: string } | null;

/** What a spreadsheet would take for a formula is kept from being one: names and reasons are typed by people. */
function harmless(words: string): string {
  return /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(words) || /^[\t\r\n]/.test(words) ? `'${words}` : words;
}

/** One cell of a table for spreadsheets (RFC 4180). Words are never calculated. */
export function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.number;
  const words = harmless(cell);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The first line; spreadsheets take the text for UTF-8 by the mark before it. */
export const csvHead = (headings: readonly string[]): string => `\uFEFF${csvLine(headings)}`;

export function csvTable(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return csvHead(headings) + rows.map(csvLine).join('');
}

/** The platform serves a city: times are the city's. */
const cityTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** A moment as spreadsheets read it: 2026-11-23 18:05. */
export const csvMoment = (moment: string): string => cityTime.format(new Date(moment));
