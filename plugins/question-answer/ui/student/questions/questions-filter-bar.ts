import { Component, input, output } from '@angular/core';
import { Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionState } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import type { QuestionsFilter } from './questions.actions.ts';

const choices: readonly (QuestionState | null)[] = [null, 'answered', 'open', 'matched', 'adopted', 'solved', 'withdrawn'];

/** Words and state to look for among one's own questions. */
@Component({
  selector: 'qa-questions-filter-bar',
  imports: [Icon, TranslocoPipe],
  template: `
    <div class="search" role="search">
      <fd-icon name="search" />
      <input
        class="fd-input" type="search" enterkeyhint="search" [maxLength]="maxLength" [value]="filter().words" (input)="search($event)"
        [attr.aria-label]="'question-answer.questions.search' | transloco" [placeholder]="'question-answer.questions.search' | transloco"
      />
    </div>
    <fieldset class="fd-choices">
      <legend class="fd-visually-hidden">{{ 'question-answer.questions.filterByState' | transloco }}</legend>
      @for (choice of choices; track choice) {
        <label>
          <input type="radio" name="qa-state" [checked]="filter().state === choice" (change)="changed.emit({ words: filter().words, state: choice })" />
          {{ 'question-answer.questions.filter.' + (choice ?? 'all') | transloco }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
    .search { position: relative; }
    .search fd-icon { position: absolute; inset: 12px auto auto 14px; color: var(--mat-sys-on-surface-variant); font-size: 16px; }
    .search .fd-input { padding-inline-start: 46px; border-radius: 24px; }
    fieldset { min-width: 0; flex-wrap: nowrap; overflow-x: auto; margin-inline: -16px; padding: 3px 16px; scrollbar-width: none; }
    label { flex: none; white-space: nowrap; }
    @media (min-width: 900px) {
      :host { grid-template-columns: minmax(220px, 1fr) auto; align-items: center; gap: 16px; }
      fieldset { margin-inline: 0; padding-inline: 0; }
    }
  `,
})
export class QuestionsFilterBar {
  readonly filter = input.required<QuestionsFilter>();
  readonly changed = output<QuestionsFilter>();
  protected readonly choices = choices;
  protected readonly maxLength = formLimits.search;

  protected search(event: Event): void {
    this.changed.emit({ state: this.filter().state, words: (event.target as HTMLInputElement).value });
  }
}
