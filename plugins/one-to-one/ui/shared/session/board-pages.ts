import { Component, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { BoardDocument, loadBoardPictures, Loading, loadYjs, renderBoardPage } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Picture } from '../../../api.ts';

/** A board as pictures, page by page. */
@Component({
  selector: 'one-to-one-board-pages',
  imports: [Loading, TranslocoPipe],
  template: `
    @if (pages(); as shown) {
      @for (page of shown; track page) {
        <a [href]="page" target="_blank" rel="noopener"><img [src]="page" width="1600" height="1200" [alt]="'one-to-one.board.page' | transloco: { number: $index + 1, count: shown.length }" /></a>
      } @empty {
        <p class="fd-quiet">{{ 'one-to-one.board.empty' | transloco }}</p>
      }
    } @else {
      <fd-loading [rows]="1" />
    }
  `,
  styles: `
    :host { display: grid; gap: 12px; }
    img { display: block; width: 100%; height: auto; border: 1px solid var(--mat-sys-outline-variant); border-radius: 12px; background: #fff; }
    p { margin: 0; }
  `,
})
export class BoardPages {
  /** The whole board in the form of Yjs, base64. */
  readonly update = input.required<string>();
  /** What lies on it. */
  readonly pictures = input<readonly Picture[]>([]);
  protected readonly pages = signal<readonly string[] | null>(null);
  private shown = 0;

  constructor() {
    effect(() => void this.draw(this.update(), this.pictures()));
    inject(DestroyRef).onDestroy(() => this.replace(null));
  }

  private async draw(update: string, onBoard: readonly Picture[]): Promise<void> {
    const turn = ++this.shown;
    const board = new BoardDocument(await loadYjs());
    board.take(Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0)));
    const written = board.pages.filter((page) => [...board.elementsOf(page)].length > 0);
    const pictureOf = await loadBoardPictures(onBoard);
    const shown = await Promise.all(written.map((page) => renderBoardPage(board, page, { pictureOf })));
    // A later one may have been drawn sooner.
    if (turn === this.shown) this.replace(shown);
  }

  private replace(pictures: readonly Blob[] | null): void {
    for (const page of this.pages() ?? []) URL.revokeObjectURL(page);
    if (pictures === null) this.shown = -1;
    else this.pages.set(pictures.map((picture) => URL.createObjectURL(picture)));
  }
}
