import { Component, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { ApiClient, type ApiProblem, BoardDocument, ErrorState, Loading, loadYjs, renderBoardPage } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { apiBase } from '../links.ts';
import { toProblem } from '../to-problem.ts';

/** What was on the board when the session ended, page by page. */
@Component({
  selector: 'one-to-one-board-pages',
  imports: [ErrorState, Loading, TranslocoPipe],
  template: `
    @if (pages(); as shown) {
      @for (page of shown; track page) {
        <a [href]="page" target="_blank" rel="noopener"><img [src]="page" width="1600" height="1000" [alt]="'one-to-one.board.page' | transloco: { number: $index + 1, count: shown.length }" /></a>
      } @empty {
        <p class="fd-quiet">{{ 'one-to-one.board.empty' | transloco }}</p>
      }
    } @else if (problem()) {
      <fd-error-state [problem]="problem()" (retried)="load()" />
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
  private readonly api = inject(ApiClient);
  readonly sessionId = input.required<string>();
  protected readonly pages = signal<readonly string[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      this.sessionId();
      untracked(() => void this.load());
    });
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const [yjs, { update }] = await Promise.all([loadYjs(), firstValueFrom(this.api.get<{ update: string }>(`${apiBase}/sessions/${this.sessionId()}/board`))]);
      const board = new BoardDocument(yjs);
      board.take(Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0)));
      const written = board.pages.filter((page) => [...board.elementsOf(page)].length > 0);
      const pictures = await Promise.all(written.map((page) => renderBoardPage(board, page)));
      this.forget();
      this.pages.set(pictures.map((picture) => URL.createObjectURL(picture)));
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    }
  }

  private forget(): void {
    for (const page of this.pages() ?? []) URL.revokeObjectURL(page);
  }
}
