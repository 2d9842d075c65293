import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { BoardLine, type Pointed, type PointerPlace } from './board-line.ts';

/** Often enough for the eye, and no more than a phone's line bears. */
const tellsEveryMs = 60;
/** Who points no more, or whose line is lost, is shown no longer. */
const shownForMs = 2_000;

/** Where people point at on one board: told to the others, and shown for a moment. Provided by `fd-board`. */
@Injectable()
export class BoardPointers {
  private readonly line = inject(BoardLine);
  private readonly destroyed = inject(DestroyRef);
  private readonly known = signal<readonly Pointed[]>([]);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private toldAt = 0;
  private boardId = '';
  /** Of the others, one each. */
  readonly others = this.known.asReadonly();

  constructor() {
    this.destroyed.onDestroy(() => this.timers.forEach((timer) => clearTimeout(timer)));
  }

  open(boardId: string): void {
    this.boardId = boardId;
    this.line.pointedOn(boardId).pipe(takeUntilDestroyed(this.destroyed)).subscribe((pointed) => this.show(pointed));
  }

  point({ page, x, y }: PointerPlace): void {
    const now = performance.now();
    if (now - this.toldAt < tellsEveryMs) return;
    this.toldAt = now;
    void this.line.point(this.boardId, { page, x: Math.round(x), y: Math.round(y) });
  }

  private show(pointed: Pointed): void {
    const { by } = pointed;
    clearTimeout(this.timers.get(by));
    this.timers.set(by, setTimeout(() => this.known.update((known) => known.filter((one) => one.by !== by)), shownForMs));
    this.known.update((known) => [...known.filter((one) => one.by !== by), pointed]);
  }
}
