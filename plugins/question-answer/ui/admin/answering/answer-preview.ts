import { Component, computed, effect, ElementRef, input, model, output, viewChild } from '@angular/core';
import { Button, Dialog, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { AnswerBody, type ShownAnswer } from '../../shared/answer/answer-body.ts';
import { isBlank } from '../../shared/written-text.ts';
import { type AnswerForm, isEmptyForm } from './answer-form.ts';

/** The answer as the student will read it. */
@Component({
  selector: 'qa-answer-preview',
  imports: [AnswerBody, Button, Dialog, Icon, TranslocoPipe],
  template: `
    <fd-dialog [(open)]="open" [heading]="'question-answer.answering.previewHeading' | transloco">
      @if (isEmpty()) {
        <p class="fd-quiet">{{ 'question-answer.answering.previewEmpty' | transloco }}</p>
      } @else {
        <qa-answer-body [answer]="answer()" [canRead]="false" />
      }
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="open.set(false)">{{ 'question-answer.answering.goOnWriting' | transloco }}</button>
        <button #publish fdButton type="button" [disabled]="!canPublish()" (click)="published.emit()"><fd-icon name="send" />{{ 'question-answer.answering.publish' | transloco }}</button>
      </div>
    </fd-dialog>
  `,
  styles: `fd-dialog { --fd-dialog-width: 560px; }`,
})
export class AnswerPreview {
  readonly open = model.required<boolean>();
  readonly form = input.required<AnswerForm>();
  readonly canPublish = input(false);
  readonly published = output<void>();

  private readonly publish = viewChild<unknown, ElementRef<HTMLElement>>('publish', { read: ElementRef });
  protected readonly isEmpty = computed(() => isEmptyForm(this.form()));
  protected readonly answer = computed((): ShownAnswer => {
    const { thinking, steps, answer, explanation, pictures, furtherReading } = this.form();
    return { thinking, steps: steps.filter((step) => !isBlank(step)), answer, explanation, pictures: [...pictures], furtherReading: [...furtherReading] };
  });

  constructor() {
    // The dialog itself would begin with its cross.
    effect(() => {
      const button = this.publish()?.nativeElement;
      if (button && this.open()) setTimeout(() => button.focus());
    });
  }
}
