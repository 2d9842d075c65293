import { createHash } from 'node:crypto';

const LONGEST = 64;

/** `<table>_<columns>`; MariaDB bounds a name, so a longer one ends in a digest of itself. */
export function indexName(table: string, columns: readonly string[]): string {
  const name = [table, ...columns].join('_');
  if (name.length <= LONGEST) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST - 9)}_${digest}`;
}
