import type { Database } from '../database/index.ts';

const textOf = (value: unknown): string => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value));

/** The tables that hold a text anywhere, read row by row: no index, no type of a column hides it. */
export async function tablesWith(database: Database, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await database.tables()) {
    const rows = await database.select(`SELECT * FROM \`${name}\``);
    if (rows.some((row) => Object.values(row).some((value) => textOf(value).includes(text)))) found.push(name);
  }
  return found;
}
