export type CsvCell = string | number | null;

/** What a spreadsheet would take for a formula is kept from being one: names and reasons are typed by people. */
function harmless(words: string): string {
  return /^[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(words) || /^[\t\r\n]/.test(words) ? `'${words}` : words;
}

function csvText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const words = harmless(cell);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvText).join(',')}\r\n`;

/** Spreadsheets take the text for UTF-8 by the mark before it. */
export const csvHead = (headings: readonly string[]): string => `\uFEFF${csvLine(headings)}`;

export function csvTable(headings: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return csvHead(headings) + rows.map(csvLine).join('');
}
