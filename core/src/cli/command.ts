import type { Config } from '../runtime/config.ts';

/** Where a command writes: results to `out`, progress and complaints to `err`. */
export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
  /** Whether a person watches, so that a progress line may rewrite itself. */
  readonly isTty: boolean;
  /** Overwrites the progress line on a terminal; plain lines now and then elsewhere. */
  progress(line: string): void;
  /** Asks the person at the terminal; absent where there is none. */
  readonly ask?: (question: string) => Promise<string>;
}

/** One command of `npm run fudao -- ...`. */
export interface Command {
  /** Words after `fudao`, e.g. `import questions`. */
  readonly name: string;
  /** What follows the words, e.g. `FILE [--dry-run]`. */
  readonly usage: string;
  readonly summary: string;
  /** More lines for `--help` of this command alone. */
  readonly details?: readonly string[];
  /** Gives the exit code: 0, or 1 where something is wrong. */
  run(args: readonly string[], io: CommandIo, config: Config): Promise<0 | 1>;
}
