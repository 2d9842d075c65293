import { UnreadableStatement } from './sql-tokens.ts';
import { tableNames, type StatementKind } from './table-names.ts';

/** The tables of `question-answer` begin with `question_answer_`. */
export function tablePrefix(owner: string): string {
  return `${owner.replaceAll('-', '_')}_`;
}

/**
 * Whose tables are whose, by their names. Where one owner's prefix begins with another's (`notes`,
 * `notes-extra`), a table is of whom it fits longest.
 */
export class TableOwners {
  readonly #prefixes = new Set<string>();
  readonly #rooms = new Set<string>();
  #revision = 0;

  /** Counts up whenever a verdict could change. */
  get revision(): number {
    return this.#revision;
  }

  add(owner: string): void {
    const prefix = tablePrefix(owner);
    if (this.#prefixes.has(prefix)) return;
    this.#prefixes.add(prefix);
    this.#revision += 1;
  }

  /** An owner of the core, whose name nobody else may take. */
  addRoom(owner: string): void {
    this.add(owner);
    this.#rooms.add(owner);
  }

  isRoom(owner: string): boolean {
    return this.#rooms.has(owner);
  }

  owns(owner: string, table: string): boolean {
    const prefix = tablePrefix(owner);
    const name = table.toLowerCase();
    if (!name.startsWith(prefix)) return false;
    for (const other of this.#prefixes) {
      if (other.length > prefix.length && name.startsWith(other)) return false;
    }
    return true;
  }

  /** Why the owner may not run the statement; null if it may. */
  complaint(owner: string, statement: string, kind: StatementKind): string | null {
    try {
      const foreign = tableNames(statement, kind).find((name) => !this.owns(owner, name));
      return foreign === undefined ? null : `it names "${foreign}"`;
    } catch (error) {
      if (error instanceof UnreadableStatement) return error.message;
      throw error;
    }
  }
}
