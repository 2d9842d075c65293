import { unavailable } from '../errors.ts';

/**
 * SQLite has one writer at a time. Within this process writers line up here, in order; without it
 * they would try again and again and the unlucky would starve.
 */
export class WriteQueue {
  private last: Promise<void> = Promise.resolve();
  private readonly patienceMs: number;

  constructor(patienceMs: number) {
    this.patienceMs = patienceMs;
  }

  /** Resolves when it is the caller's turn, with the function that ends the turn. */
  async enter(): Promise<() => void> {
    const ahead = this.last;
    let leave: () => void = () => undefined;
    this.last = new Promise((resolve) => (leave = resolve));
    if (await endsWithin(ahead, this.patienceMs)) return leave;
    void ahead.then(leave);
    throw unavailable(new Error(`Another transaction kept the database for ${this.patienceMs} ms`));
  }
}

async function endsWithin(work: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, milliseconds, false)));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
