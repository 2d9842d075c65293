/** What a session takes where nothing better is known; minutes. */
const typicalMinutes = 15;

export interface Queue {
  /** Teachers who could serve this call and are free. */
  readonly free: number;
  /** Of those who could serve it and are in a session: minutes that are left at most. */
  readonly busy: readonly number[];
  /** Calls before this one. */
  readonly ahead: number;
}

/**
 * Minutes until somebody is free for a call, taking those before it first: each teacher takes the next call when free,
 * a session that runs takes half of what it still may, one to come 15 minutes. Null where nobody is on duty.
 */
export function estimateMinutes({ free, busy, ahead }: Queue): number | null {
  const freeAt = [...Array<number>(free).fill(0), ...busy.map((left) => left / 2)];
  if (freeAt.length === 0) return null;
  for (let served = 0; served < ahead; served++) freeAt[indexOfLeast(freeAt)]! += typicalMinutes;
  return Math.ceil(Math.min(...freeAt));
}

function indexOfLeast(values: readonly number[]): number {
  return values.reduce((least, value, at) => (value < values[least]! ? at : least), 0);
}
