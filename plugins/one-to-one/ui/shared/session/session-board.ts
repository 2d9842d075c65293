import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { ApiClient, type ApiProblem, ErrorState, Loading } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import type { BoardRecord } from '../../../api.ts';
import { apiBase } from '../links.ts';
import { toProblem } from '../to-problem.ts';
import { BoardPages } from './board-pages.ts';

/** What was on the board when the session ended. */
@Component({
  selector: 'one-to-one-session-board',
  imports: [BoardPages, ErrorState, Loading],
  template: `
    @if (board(); as whole) {
      <one-to-one-board-pages [update]="whole.update" [pictures]="whole.pictures" />
    } @else if (problem()) {
      <fd-error-state [problem]="problem()" (retried)="load()" />
    } @else {
      <fd-loading [rows]="1" />
    }
  `,
})
export class SessionBoard {
  private readonly api = inject(ApiClient);
  readonly sessionId = input.required<string>();
  protected readonly board = signal<BoardRecord | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      this.sessionId();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.board.set(await firstValueFrom(this.api.get<BoardRecord>(`${apiBase}/sessions/${this.sessionId()}/board`)));
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    }
  }
}
