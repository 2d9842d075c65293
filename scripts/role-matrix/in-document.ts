const [begin, end] = ['<!-- role matrix: written by `node scripts/role-matrix.ts` -->', '<!-- end of the role matrix -->'];

/** @throws where the document has no place for the tables */
function partsOf(text: string): { before: string; tables: string; after: string } {
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (!text.includes(begin) || to < from) throw new Error(`The document lacks the lines "${begin}" and "${end}".`);
  return { before: text.slice(0, from), tables: text.slice(from, to).trim(), after: text.slice(to) };
}

export const tablesIn = (text: string): string => partsOf(text).tables;

export function withTables(text: string, tables: string): string {
  const { before, after } = partsOf(text);
  return `${before}\n\n${tables}\n\n${after}`;
}
