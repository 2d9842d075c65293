import type { Database } from '../../database/index.ts';
import type { BankQuestion } from '../bank-question.ts';
import { KnowledgePointIndex } from '../knowledge-point-index.ts';
import { findKnowledgePoints } from '../knowledge-points.repository.ts';
import { saveBankQuestions, type Outcome } from '../save-bank-questions.ts';
import { noteImport } from '../sources.repository.ts';
import { readSubjects } from '../subjects.ts';
import { foreignEncoding } from './encoding-guess.ts';
import { FileFault, lineProblem, type LineProblem } from './problem.ts';
import { openSource, readBytes, type SourceFile } from './read-bytes.ts';
import { readLine } from './read-line.ts';
import { splitLines } from './split-lines.ts';

const batchSize = 500;
/** So many lines in a wrong encoding at the beginning, and nothing else, are the whole file's fault. */
const encodingPatience = 50;
/** What Chinese text that is no UTF-8 mostly is. */
const likelyEncoding = 'GB18030';

export interface ImportCounts {
  /** Lines that are not empty. */
  lines: number;
  added: number;
  changed: number;
  unchanged: number;
  skipped: number;
  warnings: number;
}

export interface ImportProgress extends ImportCounts {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface ImportSummary extends ImportCounts {
  /** Why the file could not be read to its end; what was read before is kept. */
  readonly fault?: FileFault;
}

export interface ImportOptions {
  readonly database: Database;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  /** After each batch. */
  onProgress?(progress: ImportProgress): void;
  onProblem?(problem: LineProblem): void;
}

interface Waiting {
  readonly line: number;
  readonly question: BankQuestion;
}

/** One run over one file: batches of questions, each in a transaction of its own. */
class ImportRun {
  readonly counts: ImportCounts = { lines: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, warnings: 0 };
  readonly #options: ImportOptions;
  readonly #firstLines = new Map<string, number>();
  #waiting: Waiting[] = [];
  #notUtf8 = 0;
  #bytesRead = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  async read(source: SourceFile): Promise<void> {
    const rules = {
      subjects: await readSubjects(),
      knowledgePoints: new KnowledgePointIndex(await findKnowledgePoints(this.#options.database)),
    };
    for await (const line of splitLines(this.#bytes(source))) {
      const reading = readLine(line, rules);
      if (!reading) continue;
      this.counts.lines++;
      if ('problem' in reading) this.#report(reading.problem);
      else this.#take(line.number, reading.question);
      this.#checkEncoding();
      if (this.#waiting.length >= batchSize) await this.save(source);
      if (this.#options.signal?.aborted) throw new FileFault('INTERRUPTED');
    }
    if (this.counts.lines === 0) throw new FileFault('FILE_EMPTY');
    if (this.#notUtf8 === this.counts.lines) throw new FileFault('FILE_NOT_UTF8', { guess: likelyEncoding });
    if (this.counts.skipped === this.counts.lines) throw new FileFault('FILE_NO_QUESTIONS');
  }

  /** Writes what waits, also after the file broke off. */
  async save(source: SourceFile): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0) {
      const { database, now = () => new Date() } = this.#options;
      const at = now().getTime();
      const { outcomes } = await database.transaction(async (db) => {
        const saved = await saveBankQuestions(
          db,
          waiting.map(({ question }) => question),
          at,
        );
        await noteImport(db, new Set(waiting.map(({ question }) => question.source)), at);
        return saved;
      });
      waiting.forEach((one, index) => this.#count(one, outcomes[index]!));
    }
    this.#options.onProgress?.({ ...this.counts, bytesRead: this.#bytesRead, bytesTotal: source.size });
  }

  async *#bytes(source: SourceFile): AsyncGenerator<Buffer> {
    let isFirst = true;
    for await (const piece of readBytes(source, (bytesRead) => (this.#bytesRead = bytesRead))) {
      const guess = isFirst ? foreignEncoding(piece) : undefined;
      if (guess) throw new FileFault('FILE_NOT_UTF8', { guess });
      isFirst = false;
      yield piece;
    }
  }

  #take(line: number, question: BankQuestion): void {
    const first = this.#firstLines.get(question.id);
    if (first !== undefined) return this.#report(lineProblem(line, question.id, 'DUPLICATE_ID', { first }));
    this.#firstLines.set(question.id, line);
    this.#waiting.push({ line, question });
  }

  #count({ line, question }: Waiting, outcome: Outcome): void {
    if (outcome === 'taken') return this.#report(lineProblem(line, question.id, 'ID_TAKEN'));
    if (outcome === 'withdrawn') {
      this.#report(lineProblem(line, question.id, 'WITHDRAWN'));
      this.counts.unchanged++;
      return;
    }
    this.counts[outcome]++;
    if (question.incomplete) this.#report(lineProblem(line, question.id, 'INCOMPLETE'));
  }

  #report(problem: LineProblem): void {
    if (problem.level === 'error') this.counts.skipped++;
    else this.counts.warnings++;
    if (problem.code === 'NOT_UTF8') this.#notUtf8++;
    this.#options.onProblem?.(problem);
  }

  #checkEncoding(): void {
    const { lines } = this.counts;
    if (lines === encodingPatience && this.#notUtf8 === lines)
      throw new FileFault('FILE_NOT_UTF8', { guess: likelyEncoding });
  }
}

/**
 * Brings the questions of a `.jsonl` or `.jsonl.gz` file to the bank. Safe to run twice, after an
 * interruption, and beside a running platform, which notices the change by itself.
 */
export async function importQuestions(path: string, options: ImportOptions): Promise<ImportSummary> {
  const run = new ImportRun(options);
  try {
    const source = await openSource(path);
    try {
      await run.read(source);
    } finally {
      await run.save(source);
    }
    return run.counts;
  } catch (error) {
    if (error instanceof FileFault) return { ...run.counts, fault: error };
    throw error;
  }
}
