/** How a child came to its end. */
export interface ChildEnd {
  /**
   * `withdrawn`: it was told to. `killed`: somebody or something else ended it, the plugin did nothing. `crashed`:
   * by its own doing. `ended`: the platform had to end it.
   */
  readonly kind: 'withdrawn' | 'killed' | 'crashed' | 'ended';
  /** In English, for the operator. */
  readonly reason: string;
}

/** A call was under way when the child came to its end. */
export class ChildGone extends Error {
  readonly end: ChildEnd;

  constructor(end: ChildEnd) {
    super(end.reason);
    this.end = end;
  }
}

const killSignal = 9;
const shellOffset = 128;

/** What the operator is told of a child that ended without our doing. */
export function judgeExit(code: number | null, signal: NodeJS.Signals | null, said: string): ChildEnd {
  if (signal === 'SIGKILL' || code === shellOffset + killSignal) return { kind: 'killed', reason: 'its process was killed from outside' };
  if (/heap out of memory|Allocation failed|bad_alloc|OOM/i.test(said)) {
    return { kind: 'crashed', reason: 'its process ran out of memory' };
  }
  const how = signal ?? `code ${code}`;
  const line = said.split('\n').find((each) => /\w*Error\b.*:/.test(each));
  return { kind: 'crashed', reason: `its process ended by itself (${how})${line ? `: ${line.trim().slice(0, 200)}` : ''}` };
}
