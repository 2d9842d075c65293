import { appendFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const flushAt = 200;

/** `20261122-041500-questions.report.jsonl` */
export function reportName(importedFile: string, at: Date): string {
  const time = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const name = basename(importedFile).replace(/\.(jsonl|yaml|yml|csv)(\.gz)?$/i, '');
  return `${time}-${name.replaceAll(/[^\p{L}\p{N}._-]/gu, '_')}.report.jsonl`;
}

/** What is wrong with single lines, one JSON object a line. The file appears with the first problem. */
export class ImportReport {
  readonly path: string;
  #waiting: string[] = [];
  #isWritten = false;

  constructor(folder: string, importedFile: string, at: Date) {
    this.path = join(folder, reportName(importedFile, at));
  }

  get isWritten(): boolean {
    return this.#isWritten;
  }

  add(problem: object): void {
    this.#waiting.push(`${JSON.stringify(problem)}\n`);
    if (this.#waiting.length >= flushAt) this.#flush();
  }

  close(): void {
    if (this.#waiting.length > 0) this.#flush();
  }

  #flush(): void {
    if (!this.#isWritten) mkdirSync(dirname(this.path), { recursive: true });
    appendFileSync(this.path, this.#waiting.join(''));
    this.#waiting = [];
    this.#isWritten = true;
  }
}
