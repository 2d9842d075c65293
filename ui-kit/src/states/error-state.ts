import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem } from '../api/api-problem.ts';
import { Button } from '../button/button.ts';
import { Connection } from '../connection/connection.ts';
import { Icon } from '../icon/icon.ts';

/** Something could not be loaded: the sentence of the problem, and a way to try again. */
@Component({
  selector: 'fd-error-state',
  imports: [Button, Icon, TranslocoPipe],
  template: `
    <div role="alert" class="state">
      <span class="badge"><fd-icon [name]="isOffline() ? 'wifi_off' : 'error'" /></span>
      <p class="sentence">{{ sentence() ?? ('problem.unreadable' | transloco) }}</p>
      @if (requestId(); as id) {
        <p class="id">{{ 'problem.requestId' | transloco: { id } }}</p>
      }
    </div>
    @if (canRetry()) {
      <button fdButton="tonal" type="button" (click)="retried.emit()"><fd-icon name="refresh" />{{ 'action.retry' | transloco }}</button>
    }
    <ng-content />
  `,
  styles: `
    :host { display: grid; justify-items: center; gap: 16px; padding: 32px 24px; text-align: center; }
    .state { display: grid; justify-items: center; gap: 8px; }
    .badge { display: grid; place-items: center; width: 64px; height: 64px; border-radius: 50%; font-size: 20px; color: var(--mat-sys-on-error-container); background: var(--mat-sys-error-container); }
    p { margin: 0; max-width: 34em; text-wrap: balance; }
    .sentence { margin-top: 8px; }
    .id { color: var(--mat-sys-on-surface-variant); font-size: 0.8rem; overflow-wrap: anywhere; }
  `,
})
export class ErrorState {
  private readonly connection = inject(Connection);
  /** What was thrown: an `ApiProblem`, or a sentence. */
  readonly problem = input.required<ApiProblem | string | null>();
  readonly canRetry = input(true);
  readonly retried = output<void>();

  protected readonly isOffline = computed(() => {
    const problem = this.problem();
    return !this.connection.isOnline() || (problem instanceof ApiProblem && problem.isOffline);
  });
  protected readonly sentence = computed(() => {
    const problem = this.problem();
    return problem instanceof ApiProblem ? problem.sentence : problem;
  });
  /** Worth telling only where it was not the person's doing. */
  protected readonly requestId = computed(() => {
    const problem = this.problem();
    return problem instanceof ApiProblem && problem.status >= 500 ? problem.requestId : undefined;
  });
}
