/** One piece of a statement that matters for the names in it; comments and white space are gone. */
export interface SqlToken {
  /**
   * `word`: a keyword or a plain name. `quoted`: a text or a quoted name (SQLite takes one for the other).
   * `value`: a number, or the `:name` of a value.
   */
  readonly kind: 'word' | 'quoted' | 'value' | 'symbol';
  /** As it was written, words in upper case. */
  readonly text: string;
  /** As it was written, without quotes. */
  readonly name: string;
}

/** A statement that the two databases could read differently, so that nobody can say what it names. */
export class UnreadableStatement extends Error {}

const SPACE = String.raw`(?<space>[ \t\r\n\f\v]+|--(?=[ \t\r\n\f\v]|$)[^\n]*|/\*(?![!+]|M!)[^*]*\*+(?:[^/*][^*]*\*+)*/)`;
const QUOTED = /(?<quoted>'[^']*(?:''[^']*)*'|"[^"]*(?:""[^"]*)*"|`[^`]*(?:``[^`]*)*`)/.source;
const WORD = String.raw`(?<word>[A-Za-z_$][A-Za-z0-9_$]*)`;
// MariaDB reads `1.FROM` as a number and a keyword, and `1FROM` as a name: what follows must set a number off.
const NUMBER = String.raw`(?:0[xX][0-9A-Fa-f]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![A-Za-z0-9_$.])`;
const VALUE = String.raw`(?<value>${NUMBER}|:[A-Za-z_]\w*)`;
// Neither `[name]` (SQLite), `@variable`, `#comment`, `{oj ...}` (MariaDB) nor anything beyond ASCII.
const SYMBOL = String.raw`(?<symbol>[(),.;=<>!+\-*/%|&^~])`;
const PIECE = [SPACE, QUOTED, WORD, VALUE, SYMBOL].join('|');

/** Splits a statement as both databases do, or throws `UnreadableStatement`. */
export function sqlTokens(statement: string): SqlToken[] {
  const piece = new RegExp(PIECE, 'y');
  const tokens: SqlToken[] = [];
  while (piece.lastIndex < statement.length) {
    const at = piece.lastIndex;
    const { space, quoted, word, value, symbol } = piece.exec(statement)?.groups ?? {};
    if (space !== undefined) continue;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted, name: quoted.slice(1, -1) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toUpperCase(), name: word });
    else if (value !== undefined) tokens.push({ kind: 'value', text: value, name: value });
    else if (symbol !== undefined && !isComment(statement, at))
      tokens.push({ kind: 'symbol', text: symbol, name: symbol });
    else throw new UnreadableStatement(`it cannot be read from ${JSON.stringify(statement.slice(at, at + 20))} on`);
  }
  return tokens;
}

/** A comment for one of the databases only (`--1`, `/*! ... `), or one without an end. */
function isComment(statement: string, at: number): boolean {
  return statement.startsWith('--', at) || statement.startsWith('/*', at);
}
