import { Component, input } from '@angular/core';
import { Icon, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Match } from '../../../api.ts';

/** Bank questions that resemble what is being written: a hint beside the editor that asks for nothing. */
@Component({
  selector: 'qa-similar-questions',
  imports: [Icon, RichText, TranslocoPipe],
  template: `
    <div aria-live="polite" class="fd-visually-hidden">
      @if (matches().length) { {{ 'question-answer.ask.similarFound' | transloco: { count: matches().length } }} }
    </div>
    @if (matches().length) {
      <details open>
        <summary><fd-icon name="lightbulb" />{{ 'question-answer.ask.similar' | transloco }}<fd-icon class="mark" name="expand_more" /></summary>
        <p>{{ 'question-answer.ask.similarHint' | transloco }}</p>
        <ul>
          @for (match of matches(); track match.bankQuestionId) {
            <li><fd-rich-text [text]="match.excerpt" /></li>
          }
        </ul>
      </details>
    } @else {
      <p class="aside"><fd-icon name="lightbulb" />{{ 'question-answer.ask.similarSoon' | transloco }}</p>
    }
  `,
  styles: `
    :host { display: block; }
    details { border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-low); padding: 0 16px; }
    summary { display: flex; align-items: center; gap: 8px; min-height: 48px; font-weight: 600; cursor: pointer; list-style: none; }
    summary::-webkit-details-marker { display: none; }
    summary fd-icon { color: var(--mat-sys-primary); font-size: 15px; }
    .mark { margin-inline-start: auto; transition: transform 150ms; }
    details[open] .mark { transform: rotate(180deg); }
    p { margin: 0 0 8px; font-size: 0.875rem; color: var(--mat-sys-on-surface-variant); }
    .aside { display: none; }
    @media (min-width: 900px) { .aside { display: flex; gap: 10px; margin: 0; padding: 14px 16px; border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-low); } }
    .aside fd-icon { color: var(--mat-sys-primary); font-size: 15px; }
    ul { display: grid; gap: 8px; margin: 0; padding: 0 0 16px; list-style: none; }
    li { padding: 10px 12px; border-radius: 12px; background: var(--mat-sys-surface-container-lowest); font-size: 0.92rem; line-height: 1.5; overflow-wrap: anywhere; }
  `,
})
export class SimilarQuestions {
  readonly matches = input.required<readonly Match[]>();
}
