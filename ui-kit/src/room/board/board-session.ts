import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiProblem } from '../../api/api-problem.ts';
import { BoardDocument, firstPage, loadYjs, type BoardChange } from './board-document.ts';
import { BoardLine } from './board-line.ts';
import { InkOutbox } from './ink-outbox.ts';

const retryMs = 3_000;

/** One board that is open: its document, what is not kept yet, and the page that is looked at. Provided by `fd-board`. */
@Injectable()
export class BoardSession {
  private readonly line = inject(BoardLine);
  private readonly destroyed = inject(DestroyRef);
  private readonly listeners = new Set<(change: BoardChange) => void>();
  private outbox: InkOutbox | undefined;
  private boardId: string | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private isGone = false;

  readonly state = signal<'loading' | 'ready' | 'failed'>('loading');
  readonly problem = signal<ApiProblem | null>(null);
  /** Increments that the server does not have yet. */
  readonly waiting = signal(0);
  readonly mayDraw = signal(false);
  readonly page = signal(firstPage);
  readonly pages = signal<readonly string[]>([firstPage]);
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  /** Goes on with each change: what is worked out of the document is worked out anew. */
  readonly version = signal(0);
  readonly pageNumber = computed(() => this.pages().indexOf(this.page()) + 1);
  document: BoardDocument | undefined;

  constructor() {
    this.destroyed.onDestroy(() => this.close());
  }

  /** What changes on the board, for who paints it. */
  onChange(listener: (change: BoardChange) => void): void {
    this.listeners.add(listener);
  }

  async open(boardId: string): Promise<void> {
    this.boardId = boardId;
    this.line.drawnBy(boardId).pipe(takeUntilDestroyed(this.destroyed)).subscribe((update) => this.take(update));
    this.line.reopened.pipe(takeUntilDestroyed(this.destroyed)).subscribe(() => void this.load());
    await this.load();
  }

  /** Reads the whole board, at first and after each loss of the line, and sends what is not kept. */
  async load(): Promise<void> {
    clearTimeout(this.retry);
    const boardId = this.boardId!;
    try {
      const [yjs, content] = await Promise.all([loadYjs(), this.line.read(boardId)]);
      if (this.isGone) return;
      if (!this.document) this.begin(new BoardDocument(yjs), boardId);
      this.document!.take(content.update);
      this.mayDraw.set(content.mayDraw);
      this.problem.set(null);
      this.state.set('ready');
      this.outbox?.resend();
    } catch (thrown) {
      this.failed(thrown);
    }
  }

  goTo(page: string): void {
    if (this.pages().includes(page)) this.page.set(page);
  }

  addPage(): void {
    if (this.document?.canAddPage) this.page.set(this.document.addPage());
  }

  /** @returns whether it went: a page with something on it stays */
  removePage(): boolean {
    const before = this.pages()[this.pageNumber() - 2] ?? firstPage;
    const isGone = this.document?.removePage(this.page()) === true;
    if (isGone) this.page.set(before);
    return isGone;
  }

  private begin(document: BoardDocument, boardId: string): void {
    this.document = document;
    this.outbox = new InkOutbox({
      send: (update) => this.line.draw(boardId, update),
      merge: (updates) => document.merge(updates),
      isRetryable: (thrown) => !(thrown instanceof ApiProblem) || thrown.retryable,
      refused: (thrown) => this.refused(thrown as ApiProblem),
      changed: (waiting) => this.waiting.set(waiting),
    });
    document.onDrawn((update) => this.outbox?.add(update));
    document.onChange((change) => this.hear(change));
  }

  private take(update: Uint8Array): void {
    // What comes before the whole is in it.
    this.document?.take(update);
  }

  private hear(change: BoardChange): void {
    const document = this.document!;
    if (change.havePagesChanged) {
      this.pages.set(document.pages);
      if (!document.pages.includes(this.page())) this.page.set(document.pages.at(-1)!);
    }
    this.canUndo.set(document.canUndo);
    this.canRedo.set(document.canRedo);
    this.version.update((count) => count + 1);
    for (const listener of this.listeners) listener(change);
  }

  /** Full, closed or taken over: from now on it is only looked at. */
  private refused(problem: ApiProblem): void {
    this.problem.set(problem);
    this.mayDraw.set(false);
  }

  private failed(thrown: unknown): void {
    const problem = thrown instanceof ApiProblem ? thrown : null;
    this.problem.set(problem);
    if (this.state() === 'loading') this.state.set('failed');
    if (problem === null || problem.retryable) this.retry = setTimeout(() => void this.load(), retryMs);
  }

  private close(): void {
    this.isGone = true;
    clearTimeout(this.retry);
    this.outbox?.close();
    this.document?.destroy();
    this.listeners.clear();
  }
}
