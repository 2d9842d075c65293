import { LeastRecentlyUsed } from '../least-recently-used.ts';
import type { BoundStatement } from './bound-statement.ts';
import { placeholders } from './placeholders.ts';
import { toSqlValue } from './sql-value.ts';

interface NamedStatement {
  /** The text between the names; one more than there are names. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly plain: string;
}

/** What may hold a colon without being a name: strings, quoted names, comments. */
const NAME_OR_QUOTED = /'[^']*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|:([A-Za-z_]\w*)/g;

const parsed = new LeastRecentlyUsed<string, NamedStatement>(2000);

/** Puts values in the places of `:name`; an array fills a list as in `IN (:ids)`. */
export function bindNames(statement: string, values: Record<string, unknown> = {}): BoundStatement {
  const { names, plain, texts } = parsed.get(statement) ?? parsed.keep(statement, parse(statement));
  if (names.some((name) => Array.isArray(values[name]))) return bindLists(texts, names, values);
  return { sql: plain, values: names.map((name) => toSqlValue(values[name], name)) };
}

function parse(statement: string): NamedStatement {
  const texts: string[] = [];
  const names: string[] = [];
  let end = 0;
  for (const match of statement.matchAll(NAME_OR_QUOTED)) {
    if (match[1] === undefined) continue;
    texts.push(statement.slice(end, match.index));
    names.push(match[1]);
    end = match.index + match[0].length;
  }
  texts.push(statement.slice(end));
  return { texts, names, plain: texts.join('?') };
}

function bindLists(
  texts: readonly string[],
  names: readonly string[],
  values: Record<string, unknown>,
): BoundStatement {
  const bound: BoundStatement['values'][number][] = [];
  let sql = texts[0] ?? '';
  names.forEach((name, index) => {
    const value = values[name];
    const list = (Array.isArray(value) ? value : [value]).map((item) => toSqlValue(item, name));
    const places = Array.isArray(value) ? placeholders(list) : { sql: '?', values: list };
    sql += places.sql + (texts[index + 1] ?? '');
    bound.push(...places.values);
  });
  return { sql, values: bound };
}
