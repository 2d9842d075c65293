import { Component, computed, input } from '@angular/core';
import { Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionView } from '../../../api.ts';
import { questionStage } from '../../shared/question/question-stage.ts';
import { timelineOf } from './timeline.ts';

/** How far a question has come, and what comes next. */
@Component({
  selector: 'qa-question-timeline',
  imports: [Icon, TranslocoPipe],
  template: `
    <ol [attr.aria-label]="'question-answer.timeline.label' | transloco">
      @for (point of points(); track point.key) {
        <li [class]="point.status" [attr.aria-current]="point.status === 'now' ? 'step' : null">
          <span class="mark"><fd-icon [name]="point.status === 'done' ? 'check' : point.icon" /></span>
          <span class="label">{{ 'question-answer.timeline.' + point.key | transloco }}</span>
        </li>
      }
    </ol>
    <p role="status">{{ 'question-answer.timeline.now.' + sentence() | transloco: { count: question().answerCount, wanted: question().answersWanted } }}</p>
  `,
  styles: `
    :host { display: grid; gap: 12px; }
    ol { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); margin: 0; padding: 0; list-style: none; }
    li { position: relative; display: grid; justify-items: center; gap: 6px; font-size: 0.82rem; color: var(--mat-sys-on-surface-variant); text-align: center; }
    li + li::before { content: ''; position: absolute; top: 15px; inset-inline: calc(-50% + 20px) calc(50% + 20px); height: 2px; background: var(--mat-sys-outline-variant); }
    li + li.done::before, li + li.now::before { background: var(--mat-sys-primary); }
    .mark { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; border: 2px solid var(--mat-sys-outline-variant); background: var(--mat-sys-surface-container-lowest); font-size: 12px; }
    .done .mark { border-color: var(--mat-sys-primary); background: var(--mat-sys-primary); color: var(--mat-sys-on-primary); }
    .now { color: var(--mat-sys-on-surface); font-weight: 650; }
    .now .mark { border-color: var(--mat-sys-primary); color: var(--mat-sys-primary); box-shadow: 0 0 0 4px var(--mat-sys-primary-container); }
    p { margin: 0; padding: 10px 14px; border-radius: 12px; background: var(--mat-sys-surface-container); font-size: 0.95rem; }
    @media (min-width: 900px) {
      ol { grid-auto-flow: row; gap: 14px; }
      li { grid-template-columns: 32px 1fr; justify-items: start; align-items: center; gap: 12px; font-size: 0.95rem; text-align: start; }
      li + li::before { inset: -14px auto 100% 15px; width: 2px; height: 14px; }
    }
  `,
})
export class QuestionTimeline {
  readonly question = input.required<QuestionView>();
  /** The moment to judge claims by. */
  readonly now = input.required<number>();
  protected readonly stage = computed(() => questionStage(this.question(), this.now()));
  /** Another teacher may be writing while the first answers are read. */
  protected readonly sentence = computed(() => {
    const { claim } = this.question();
    const isBeingAnswered = claim !== null && Date.parse(claim.endsAt) > this.now();
    return this.stage() === 'answered' && isBeingAnswered ? 'answered-more' : this.stage();
  });
  protected readonly points = computed(() => timelineOf(this.stage(), this.question().matches.length > 0));
}
