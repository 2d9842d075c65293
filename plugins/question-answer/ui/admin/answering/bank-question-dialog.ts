import { Component, input, output } from '@angular/core';
import { type ApiProblem, Button, Dialog, ErrorState, Icon, Loading, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SolvedBankQuestion } from '../../../api.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A bank question with its solution: what a teacher reads before recommending it. */
@Component({
  selector: 'qa-bank-question-dialog',
  imports: [Button, Dialog, ErrorState, Icon, Loading, RichText, TranslocoPipe],
  template: `
    <fd-dialog [open]="true" [heading]="'question-answer.reading.question' | transloco" (closed)="closed.emit()">
      @if (question(); as shown) {
        <fd-rich-text [text]="shown.stem" />
        @if (shown.options.length) {
          <ol>
            @for (option of shown.options; track $index) {
              <li><span>{{ letters[$index] }}.</span><fd-rich-text [text]="option" /></li>
            }
          </ol>
        }
        <h3>{{ 'question-answer.part.answer' | transloco }}</h3>
        @for (answer of shown.answer; track $index) { <fd-rich-text [text]="answer" /> }
        @if (shown.explanation) {
          <h3>{{ 'question-answer.part.explanation' | transloco }}</h3>
          <fd-rich-text [text]="shown.explanation" />
        }
        @if (shown.knowledgePoints.length) {
          <p class="points">
            @for (point of shown.knowledgePoints; track point) { <span class="fd-chip">{{ point }}</span> }
          </p>
        }
      } @else if (problem()) {
        <fd-error-state [problem]="problem()" [canRetry]="false" />
      } @else {
        <fd-loading [rows]="2" />
      }
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="closed.emit()">{{ 'action.close' | transloco }}</button>
        @if (question(); as shown) {
          <button fdButton type="button" [disabled]="!canAdd()" (click)="added.emit(shown)"><fd-icon name="add" />{{ 'question-answer.reading.add' | transloco }}</button>
        }
      </div>
    </fd-dialog>
  `,
  styles: `
    fd-dialog { --fd-dialog-width: 640px; }
    ol { display: grid; gap: 6px; margin: 10px 0 0; padding: 0; list-style: none; }
    li { display: flex; gap: 8px; }
    h3 { margin: 18px 0 4px; font-size: 0.95rem; color: var(--mat-sys-primary); }
    .points { display: flex; flex-wrap: wrap; gap: 6px; margin: 18px 0 0; }
    .points .fd-chip { white-space: normal; }
  `,
})
export class BankQuestionDialog {
  /** Null as long as it is on its way. */
  readonly question = input.required<SolvedBankQuestion | null>();
  readonly problem = input<ApiProblem | null>(null);
  readonly canAdd = input(true);
  readonly added = output<SolvedBankQuestion>();
  readonly closed = output<void>();
  protected readonly letters = letters;
}
