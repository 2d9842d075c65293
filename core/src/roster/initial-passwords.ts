import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { AccountLine } from './city-roster.ts';

/** A cell that holds what it says in every spreadsheet program. */
function cell(text: string): string {
  // A leading sign would make a spreadsheet compute it.
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * First passwords on their way to people: a CSV file that only its owner can read. Written to the disk
 * before the accounts are, so that no password is lost if the import is cut off.
 */
export class InitialPasswords {
  readonly path: string;
  #file: number | undefined;

  constructor(path: string) {
    this.path = path;
  }

  get isWritten(): boolean {
    return this.#file !== undefined;
  }

  add(accounts: readonly AccountLine[]): void {
    if (accounts.length === 0) return;
    const isFirst = this.#file === undefined;
    this.#file ??= openSync(this.path, 'wx', 0o600);
    const rows = accounts.map(({ educationId, name, classGroupId, password }) =>
      [educationId, name, classGroupId ?? '', password].map((value) => cell(String(value))).join(','),
    );
    // With a byte order mark, as spreadsheet programs take it for another encoding otherwise.
    const header = isFirst ? '\ufeffeducationId,name,classGroup,password\n' : '';
    writeSync(this.#file, `${header}${rows.join('\n')}\n`);
    fsyncSync(this.#file);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}
