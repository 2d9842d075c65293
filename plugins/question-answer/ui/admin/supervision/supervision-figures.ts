import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SupervisedState, SupervisionSummary } from '../../../api.ts';
import { SpanPipe } from './span.pipe.ts';

const shown: readonly SupervisedState[] = ['open', 'answered', 'adopted', 'solved', 'matched', 'withdrawn', 'held'];

/** How many questions stand where: each figure narrows the list to what it counts. */
@Component({
  selector: 'qa-supervision-figures',
  imports: [SpanPipe, TranslocoPipe],
  template: `
    <div class="figures" role="group" [attr.aria-label]="'question-answer.supervision.figures' | transloco">
      <button type="button" [attr.aria-pressed]="chosen() === null" (click)="stateChosen.emit(null)">
        <span class="number">{{ summary()?.total ?? '–' }}</span><span class="name">{{ 'question-answer.supervision.asked' | transloco }}</span>
      </button>
      @for (figure of figures(); track figure.state) {
        <button type="button" [class.none]="!figure.count" [attr.aria-pressed]="chosen() === figure.state" (click)="stateChosen.emit(chosen() === figure.state ? null : figure.state)">
          <span class="number">{{ figure.count ?? '–' }}</span><span class="name">{{ 'question-answer.supervision.states.' + figure.state | transloco }}</span>
          @if (figure.state === 'open' && longest() !== null) {
            <span class="more">{{ 'question-answer.supervision.longest' | transloco: { span: (longest() ?? 0 | span) } }}</span>
          }
        </button>
      }
    </div>
  `,
  styles: `
    :host { display: block; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 10px; }
    button { display: grid; align-content: start; gap: 0; min-height: 76px; padding: 8px 16px; border: 1px solid transparent; border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-lowest); box-shadow: var(--fd-shadow-1); color: inherit; font: inherit; text-align: start; cursor: pointer; }
    button:hover { background: color-mix(in srgb, var(--mat-sys-surface-container-lowest), var(--mat-sys-primary) 5%); }
    [aria-pressed='true'] { border-color: var(--mat-sys-primary); }
    [aria-pressed='true'] .name { color: var(--mat-sys-primary); font-weight: 600; }
    .number { font-size: 1.5rem; font-weight: 700; line-height: 1.25; font-variant-numeric: tabular-nums; }
    .none .number { color: var(--mat-sys-on-surface-variant); font-weight: 500; }
    .name { color: var(--mat-sys-on-surface-variant); font-size: 0.9rem; }
    .more { margin-top: 2px; color: var(--mat-sys-on-surface-variant); font-size: 0.82rem; }
    @media (max-width: 799px) {
      .figures { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: minmax(104px, max-content); gap: 8px; margin-inline: -16px; padding: 3px 16px; overflow-x: auto; scrollbar-width: none; }
      button { min-height: 68px; padding: 8px 14px; white-space: nowrap; }
      .number { font-size: 1.3rem; }
    }
  `,
})
export class SupervisionFigures {
  readonly summary = input.required<SupervisionSummary | null>();
  readonly now = input.required<number>();
  readonly chosen = input.required<SupervisedState | null>();
  readonly stateChosen = output<SupervisedState | null>();

  /** What is held is rare: its figure is there while there is any. */
  protected readonly figures = computed(() =>
    shown.map((state) => ({ state, count: this.summary()?.states[state] })).filter(({ state, count }) => state !== 'held' || count || this.chosen() === 'held'),
  );
  protected readonly longest = computed(() => {
    const since = this.summary()?.waitingSince;
    return since ? this.now() - Date.parse(since) : null;
  });
}
