import type { Cell as XlsxCell } from 'write-excel-file/node';
import type { Cell, Table } from './table.ts';

/** What XML cannot hold would keep the whole file from opening. */
const readable = (words: string) => words.replaceAll(/[^\P{Cc}\t\n\r]/gu, '');

/** Words are words in this format, never a formula. */
function cellOf(cell: Cell): XlsxCell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { type: String, value: readable(cell) };
  return { type: Number, value: Number(cell.number), format: '#,##0.00' };
}

const widest = 40;
const narrowest = 10;

/** Chinese characters are twice as wide as Latin ones. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u00FF' ? 2 : 1), 0);

function columnsOf({ headings, rows }: Table) {
  const text = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : (cell?.number ?? ''));
  return headings.map((heading, at) => {
    const longest = rows.reduce((width, row) => Math.max(width, widthOf(text(row[at]))), widthOf(heading));
    return { width: Math.min(Math.max(longest + 2, narrowest), widest) };
  });
}

export async function xlsxOf(table: Table): Promise<Buffer> {
  // Large, and wanted once a term.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const head = table.headings.map((value): XlsxCell => ({ type: String, value, fontWeight: 'bold' }));
  const rows = table.rows.map((row) => row.map(cellOf));
  const options = { sheet: table.name, columns: columnsOf(table), stickyRowsCount: 1 };
  return writeXlsxFile([head, ...rows], options).toBuffer();
}
