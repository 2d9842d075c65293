import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { type ApiProblem, Button, Dialog, Field, StarRating } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerView } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { writtenLength } from '../../shared/written-text.ts';

export interface Adoption {
  readonly stars: number;
  readonly words: string;
}

/** Adopting an answer means rating it: no adoption without stars. */
@Component({
  selector: 'qa-adopt-dialog',
  imports: [Button, Dialog, Field, StarRating, TranslocoPipe],
  template: `
    @if (answer(); as adopted) {
      <fd-dialog [open]="true" [heading]="'question-answer.adopt.heading' | transloco: { name: adopted.teacherName }" (closed)="closed.emit()">
        <p>{{ 'question-answer.adopt.body' | transloco }}</p>
        <fd-star-rating [legend]="'question-answer.adopt.stars' | transloco" [(stars)]="stars" />
        <fd-field #field="fdField" [label]="'question-answer.adopt.words' | transloco" [error]="isTooLong() ? ('question-answer.adopt.tooLong' | transloco: { max }) : null">
          <textarea class="fd-input" rows="3" [id]="field.controlId" [attr.aria-describedby]="field.belowId" [value]="words()" (input)="write($event)"></textarea>
        </fd-field>
        @if (problem(); as failed) {
          <p class="problem" role="alert">{{ failed.sentence }}</p>
        }
        <div dialogActions class="fd-actions">
          <button fdButton="text" type="button" [disabled]="isBusy()" (click)="closed.emit()">{{ 'question-answer.adopt.later' | transloco }}</button>
          <button fdButton type="button" [busy]="isBusy()" [disabled]="isBusy() || stars() === 0 || isTooLong()" (click)="confirmed.emit({ stars: stars(), words: words() })">
            {{ 'question-answer.adopt.confirm' | transloco }}
          </button>
        </div>
      </fd-dialog>
    }
  `,
  styles: `
    p { margin: 0 0 12px; }
    fd-field { margin-top: 16px; }
    .problem { margin: 12px 0 0; color: var(--mat-sys-error); }
  `,
})
export class AdoptDialog {
  /** The answer to adopt; null closes the dialog. */
  readonly answer = input.required<AnswerView | null>();
  readonly isBusy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly confirmed = output<Adoption>();
  readonly closed = output<void>();

  protected readonly max = formLimits.words;
  protected readonly stars = linkedSignal({ source: () => this.answer()?.id, computation: () => 0 });
  protected readonly words = linkedSignal({ source: () => this.answer()?.id, computation: () => '' });
  protected readonly isTooLong = computed(() => writtenLength(this.words()) > formLimits.words);

  protected write(event: Event): void {
    this.words.set((event.target as HTMLTextAreaElement).value);
  }
}
