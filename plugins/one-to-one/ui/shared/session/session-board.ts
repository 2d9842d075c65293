import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { ApiClient, type ApiProblem, ErrorState, Loading } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import { apiBase } from '../links.ts';
import { toProblem } from '../to-problem.ts';
import { BoardPages } from './board-pages.ts';

/** What was on the board when the session ended. */
@Component({
  selector: 'one-to-one-session-board',
  imports: [BoardPages, ErrorState, Loading],
  template: `
    @if (update(); as whole) {
      <one-to-one-board-pages [update]="whole" />
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
  protected readonly update = signal<string | null>(null);
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
      const { update } = await firstValueFrom(this.api.get<{ update: string }>(`${apiBase}/sessions/${this.sessionId()}/board`));
      this.update.set(update);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    }
  }
}
