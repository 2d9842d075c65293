import { sqlTokens, UnreadableStatement, type SqlToken } from './sql-tokens.ts';

/** What a scope may do: read and write rows, or, in a migration, change tables too. */
export type StatementKind = 'rows' | 'tables';

/** Between a verb and the table it changes. */
const MODIFIERS = new Set(['IGNORE', 'LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED', 'QUICK']);
/** A table follows. */
const BEFORE_TABLE = new Set(['FROM', 'JOIN', 'STRAIGHT_JOIN', 'INTO', 'TABLE']);
/** A list of tables is over. Only words that neither database takes for an alias. */
const ENDS_TABLES = new Set(['SELECT', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'SET']);
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What stands between two parentheses, or outside of all. */
interface Level {
  /** Whether a comma is followed by a table. */
  isTables: boolean;
  /** Whether a table, and nothing else, must come next. */
  wantsTable: boolean;
}

/**
 * The names of all tables that a statement names, wherever in it. Keeps to the part of SQL that both databases
 * read alike; refuses the rest rather than guess.
 * @throws UnreadableStatement
 */
export function tableNames(statement: string, kind: StatementKind): string[] {
  return new TableNames(sqlTokens(statement)).read(kind);
}

class TableNames {
  readonly #tokens: readonly SqlToken[];
  readonly #names: string[] = [];
  /** Names that a leading WITH gives to its queries. */
  readonly #queries = new Set<string>();
  #at = 0;
  #levels: Level[] = [{ isTables: false, wantsTable: false }];

  constructor(tokens: readonly SqlToken[]) {
    const last = tokens.at(-1);
    this.#tokens = last?.kind === 'symbol' && last.text === ';' ? tokens.slice(0, -1) : tokens;
  }

  read(kind: StatementKind): string[] {
    if (kind === 'tables' && this.#isWord('CREATE', 'ALTER', 'DROP')) this.#readTableChange();
    else this.#readRowStatement();
    if (this.#level.wantsTable || this.#levels.length > 1) refuse('it ends too early');
    return this.#names;
  }

  #readRowStatement(): void {
    if (this.#skip('WITH')) this.#readWith();
    if (this.#skip('INSERT') || this.#skip('REPLACE')) this.#readInsert();
    else if (this.#skip('UPDATE')) this.#readUpdate();
    else if (this.#skip('DELETE')) this.#readDelete();
    else if (!this.#isWord('SELECT')) refuse(`it begins with ${this.#token?.name ?? 'nothing'}`);
    while (this.#token) this.#step();
  }

  // --- the heads of statements ---

  /**
   * A query's name could hide a table of the same name in one place and mean it in another, so it must not look
   * like another owner's: no underscore, or a name that counts as a table's.
   */
  #readWith(): void {
    this.#skip('RECURSIVE');
    do {
      const name = this.#takeName();
      if (name.includes('_')) this.#names.push(name);
      this.#queries.add(name.toLowerCase());
      if (this.#isSymbol('(')) this.#readParentheses();
      if (!this.#skip('AS')) refuse('a WITH has no AS');
      if (!this.#isSymbol('(')) refuse('a WITH has no query in parentheses');
      this.#readParentheses();
    } while (this.#skipSymbol(','));
  }

  #readInsert(): void {
    if (this.#skip('OR')) this.#at += 1;
    this.#skipModifiers();
    if (!this.#skip('INTO')) refuse('INSERT and REPLACE need INTO');
    this.#takeTable();
  }

  #readUpdate(): void {
    if (this.#skip('OR')) this.#at += 1;
    this.#skipModifiers();
    Object.assign(this.#level, { isTables: true, wantsTable: true });
  }

  /** Only `DELETE FROM one_table`: in MariaDB's longer forms the names before FROM may be tables or not. */
  #readDelete(): void {
    this.#skipModifiers();
    if (!this.#skip('FROM')) refuse('DELETE needs FROM');
    this.#takeTable();
    if (this.#isWord('USING') || this.#isSymbol(',')) refuse('a DELETE is of one table');
  }

  /** An index counts as a table: its name begins with its table's. */
  #readTableChange(): void {
    const isAlter = this.#isWord('ALTER');
    const isDrop = this.#isWord('DROP');
    this.#at += 1;
    this.#skip('UNIQUE');
    const isIndex = this.#isWord('INDEX');
    if (!isIndex && !this.#isWord('TABLE')) refuse(`it changes a ${this.#token?.name ?? 'nothing'}`);
    this.#at += 1;
    this.#skipIfExists();
    this.#takeTable();
    while (isDrop && this.#skipSymbol(',')) this.#takeTable();
    if (isIndex && this.#skip('ON')) this.#takeTable();
    while (this.#token) this.#stepOfTableChange(isAlter);
  }

  #skipIfExists(): void {
    if (!this.#skip('IF')) return;
    this.#skip('NOT');
    if (!this.#skip('EXISTS')) refuse('an IF has no EXISTS');
  }

  #stepOfTableChange(isAlter: boolean): void {
    // MariaDB's merged tables: `UNION = (one, two)`.
    if (this.#isWord('UNION')) refuse('UNION is not understood here');
    if (this.#skip('REFERENCES') || this.#skip('LIKE')) this.#takeTable();
    else if (isAlter && this.#skip('RENAME')) this.#readRename();
    else this.#step();
  }

  #readRename(): void {
    if (this.#skip('COLUMN') || this.#skip('INDEX') || this.#skip('KEY')) return;
    if (!this.#skip('TO') && !this.#skip('AS')) this.#skipSymbol('=');
    this.#takeTable();
  }

  // --- the rest, token by token ---

  #step(): void {
    const token = this.#token!;
    if (token.kind === 'symbol') this.#stepOverSymbol(token.text);
    else if (token.kind === 'word' && !this.#isAfterDot) this.#stepOverWord(token.text);
    else if (this.#level.wantsTable) this.#takeTable();
    else this.#at += 1;
  }

  #stepOverSymbol(symbol: string): void {
    const level = this.#level;
    if (symbol === '(') {
      this.#levels.push({ isTables: level.wantsTable, wantsTable: level.wantsTable });
      level.wantsTable = false;
    } else if (level.wantsTable) {
      refuse(`${symbol} stands where a table should`);
    } else if (symbol === ')') {
      this.#levels.pop();
      if (!this.#levels.length) refuse('a parenthesis closes that was not opened');
    } else if (symbol === ',') {
      level.wantsTable = level.isTables;
    } else if (symbol === ';') {
      refuse('it is more than one statement');
    }
    this.#at += 1;
  }

  #stepOverWord(word: string): void {
    const level = this.#level;
    if (ENDS_TABLES.has(word) || (word === 'VALUES' && level.wantsTable)) {
      this.#endTables(word);
    } else if (level.wantsTable) {
      return this.#takeTable();
    } else if (BEFORE_TABLE.has(word)) {
      Object.assign(level, { isTables: level.isTables || word !== 'TABLE', wantsTable: true });
    } else {
      this.#refuseWord(word);
    }
    this.#at += 1;
  }

  #endTables(word: string): void {
    const level = this.#level;
    // MariaDB: `FROM a USE INDEX FOR ORDER BY (i), b`.
    if (this.#tokens[this.#at - 1]?.text === 'FOR') refuse(`FOR ${word} is not understood`);
    if (level.wantsTable && word !== 'SELECT' && word !== 'VALUES') refuse(`${word} stands where a table should`);
    Object.assign(level, { isTables: false, wantsTable: false });
  }

  #refuseWord(word: string): void {
    const next = this.#tokens[this.#at + 1]?.text;
    // SQLite: `id IN some_table`.
    if (word === 'IN' && next !== '(') refuse('IN needs parentheses');
    if (word === 'WITH' && next !== 'ROLLUP') refuse('WITH is understood at the beginning only');
  }

  // --- names ---

  /** Takes a table's name. */
  #takeTable(): void {
    const name = this.#takeName();
    this.#level.wantsTable = false;
    if (!this.#queries.has(name.toLowerCase())) this.#names.push(name);
  }

  #takeName(): string {
    const token = this.#token;
    const isName = token && (token.kind === 'word' || token.kind === 'quoted') && PLAIN_NAME.test(token.name);
    if (!isName) refuse(`${token?.name ?? 'nothing'} stands where a table should`);
    this.#at += 1;
    if (this.#isSymbol('.')) refuse(`"${token.name}." names another database`);
    return token.name;
  }

  /** Everything up to the parenthesis that closes the one that stands here. */
  #readParentheses(): void {
    const depth = this.#levels.length;
    do this.#step();
    while (this.#token && this.#levels.length > depth);
  }

  get #level(): Level {
    return this.#levels.at(-1)!;
  }

  get #token(): SqlToken | undefined {
    return this.#tokens[this.#at];
  }

  /** `one.from` is a column, whatever its name. */
  get #isAfterDot(): boolean {
    const before = this.#tokens[this.#at - 1];
    return before?.kind === 'symbol' && before.text === '.';
  }

  #isWord(...words: readonly string[]): boolean {
    return this.#token?.kind === 'word' && words.includes(this.#token.text);
  }

  #isSymbol(symbol: string): boolean {
    return this.#token?.kind === 'symbol' && this.#token.text === symbol;
  }

  #skip(word: string): boolean {
    const isHere = this.#isWord(word);
    if (isHere) this.#at += 1;
    return isHere;
  }

  #skipSymbol(symbol: string): boolean {
    const isHere = this.#isSymbol(symbol);
    if (isHere) this.#at += 1;
    return isHere;
  }

  #skipModifiers(): void {
    while (this.#token?.kind === 'word' && MODIFIERS.has(this.#token.text)) this.#at += 1;
  }
}

function refuse(why: string): never {
  throw new UnreadableStatement(why);
}
