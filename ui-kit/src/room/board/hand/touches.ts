import type { Point } from '../model/element.ts';

export interface Touch extends Point {
  readonly id: number;
  readonly type: string;
}

export type Meaning = 'draw' | 'move' | 'nothing';

/**
 * What touches of the glass mean: one finger draws, two move the page; once a stylus was seen, fingers only move it, so
 * that the ball of the hand draws nothing.
 */
export class Touches {
  readonly #down = new Map<number, Touch>();
  #hasSeenPen = false;
  #meaning: Meaning = 'nothing';

  get hasSeenPen(): boolean {
    return this.#hasSeenPen;
  }

  get meaning(): Meaning {
    return this.#meaning;
  }

  /** Those on the glass, in the order in which they came. */
  get down(): readonly Touch[] {
    return [...this.#down.values()];
  }

  /** @param movesAlone whether one finger or the mouse moves the page too (the tool "hand", the middle button) */
  begin(touch: Touch, movesAlone: boolean): Meaning {
    if (touch.type === 'pen') {
      this.#hasSeenPen = true;
      // The hand that holds the stylus lies on the glass already.
      this.#down.clear();
    } else if (this.#meaning === 'draw' && [...this.#down.values()].some(({ type }) => type === 'pen')) return 'nothing';
    this.#down.set(touch.id, touch);
    const isFingerBesidePen = touch.type === 'touch' && this.#hasSeenPen;
    this.#meaning = movesAlone || this.#down.size > 1 || isFingerBesidePen ? 'move' : 'draw';
    return this.#meaning;
  }

  /** @returns the touch as it was before; undefined where it is none of ours */
  move(touch: Touch): Touch | undefined {
    const before = this.#down.get(touch.id);
    if (before) this.#down.set(touch.id, touch);
    return before;
  }

  /** What is left goes on as it was meant: after two fingers, the one that stays draws nothing. */
  end(id: number): boolean {
    const was = this.#down.delete(id);
    if (this.#down.size === 0) this.#meaning = 'nothing';
    return was;
  }
}
