import { LeastRecentlyUsed } from '../database/least-recently-used.ts';
import type { LocalDate } from '../runtime/city-time/index.ts';
import { keyOf, type AskKey } from './ask.ts';
import type { Decision } from './standing.ts';

/** What is known of a student: facts only, since how they stand depends on the day. */
export interface KnownStudent {
  readonly birthDate: LocalDate | null;
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly decisions: ReadonlyMap<string, Decision>;
}

export const decisionFor = ({ decisions }: KnownStudent, ask: AskKey): Decision | undefined => decisions.get(keyOf(ask));

/** A node that heard nothing of a change sees it after so long. */
const keptMs = 30_000;
const mostStudents = 20_000;

interface Kept {
  readonly student: KnownStudent;
  readonly until: number;
}

/** Students as this node last read them; a change anywhere makes it read again. */
export class ConsentMemory {
  readonly #read: (studentId: string) => Promise<KnownStudent | undefined>;
  readonly #now: () => Date;
  readonly #kept = new LeastRecentlyUsed<string, Kept | null>(mostStudents);
  /** Counts what was forgotten: what was read before that is not kept. */
  #forgotten = 0;

  constructor(read: (studentId: string) => Promise<KnownStudent | undefined>, now: () => Date) {
    this.#read = read;
    this.#now = now;
  }

  /** What is known without waiting. */
  peek(studentId: string): KnownStudent | undefined {
    const kept = this.#kept.get(studentId);
    return kept && this.#now().getTime() < kept.until ? kept.student : undefined;
  }

  async find(studentId: string): Promise<KnownStudent | undefined> {
    const known = this.peek(studentId);
    if (known) return known;
    const before = this.#forgotten;
    const student = await this.#read(studentId);
    if (student && before === this.#forgotten) this.#kept.keep(studentId, { student, until: this.#now().getTime() + keptMs });
    return student;
  }

  forget(studentIds: readonly string[]): void {
    this.#forgotten += 1;
    for (const id of studentIds) this.#kept.keep(id, null);
  }
}
