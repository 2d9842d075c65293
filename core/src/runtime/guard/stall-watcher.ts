import type { Look } from './interrupted-thread.ts';
import type { MainThread } from './main-thread.ts';
import type { StallRule } from './stall-rule.ts';

/** What the watch tells the main thread when that can hear again. */
export interface StallNotice {
  readonly milliseconds: number;
  readonly release: string | undefined;
  readonly isEnded: boolean;
}

/** What goes into the log while the main thread cannot write it. */
export interface StallLine {
  readonly milliseconds: number;
  readonly stack: readonly string[];
}

export interface StallSurroundings {
  readonly rule: StallRule;
  readonly main: Pick<MainThread, 'look' | 'end' | 'release'>;
  /** How often the main thread has beaten. */
  beats(): number;
  tell(notice: StallNotice): void;
  log(line: StallLine): void;
}

/**
 * Follows the main thread's beats, looks at it when they stay away, and ends the plugin that holds it up.
 *
 * This class is handed to the watch's thread as source: it knows nothing but what it is given.
 */
export class StallWatcher {
  readonly #around: StallSurroundings;
  #lastLook: Look | undefined;
  #isLooking = false;
  #isLogged = false;

  constructor(around: StallSurroundings) {
    this.#around = around;
  }

  /** To be called after each interval of a heartbeat. */
  async watch(elapsedMs: number): Promise<void> {
    const { rule, beats, tell } = this.#around;
    const over = rule.heard(beats(), elapsedMs);
    if (over) tell({ milliseconds: over.milliseconds, release: over.suspect, isEnded: false });
    if (!rule.shouldLook) return this.#leave();
    if (this.#isLooking) return;
    this.#isLooking = true;
    await this.#look();
    this.#isLooking = false;
  }

  async #look(): Promise<void> {
    const { rule, main, beats } = this.#around;
    const beat = beats();
    const look = await main.look(beat);
    if (look?.isDebugged) return rule.begin();
    if (look) rule.found(look.release);
    this.#lastLook = look ?? this.#lastLook;
    if (rule.convicted) await this.#end(beat, rule.convicted);
    else if (rule.isTooLong) this.#logOnce();
  }

  async #end(beat: number, release: string): Promise<void> {
    const { rule, main, tell } = this.#around;
    const { milliseconds } = rule.silence;
    if (!(await main.end(beat, release))) return;
    tell({ milliseconds, release, isEnded: true });
    rule.begin();
    this.#leave();
  }

  #logOnce(): void {
    if (this.#isLogged) return;
    this.#isLogged = true;
    this.#around.log({ milliseconds: this.#around.rule.silence.milliseconds, stack: this.#lastLook?.stack ?? [] });
  }

  #leave(): void {
    this.#around.main.release();
    this.#lastLook = undefined;
    this.#isLogged = false;
  }
}
