import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formLimits } from '../../shared/limits.ts';

const between = '；';

/** An answer in words or figures: one line a blank, or room for a few lines. */
@Component({
  selector: 'qa-try-words',
  imports: [TranslocoPipe],
  template: `
    @for (part of parts(); track $index) {
      <label>
        <span [class.fd-visually-hidden]="parts().length === 1">{{ 'question-answer.try.blank' | transloco: { number: $index + 1 } }}</span>
        <input class="fd-input" autocomplete="off" autocapitalize="off" spellcheck="false" [maxLength]="400" [value]="part" (input)="fill($index, $event)" [placeholder]="'question-answer.try.blankHint' | transloco" />
      </label>
    } @empty {
      <label>
        <span class="fd-visually-hidden">{{ 'question-answer.try.label' | transloco }}</span>
        <textarea class="fd-input" rows="4" [maxLength]="max" [value]="answer()" (input)="written.emit(valueOf($event))" [placeholder]="'question-answer.try.textHint' | transloco"></textarea>
      </label>
    }
  `,
  styles: `
    :host { display: grid; gap: 10px; }
    label { display: grid; gap: 4px; font-size: 0.92rem; }
    .fd-input { font-size: 1rem; }
  `,
})
export class TryWords {
  /** How many blanks; 0 for a text. */
  readonly blanks = input.required<number>();
  readonly answer = input('');
  readonly written = output<string>();

  protected readonly max = formLimits.attempt;
  protected readonly parts = computed(() => {
    const given = this.answer().split(between);
    return Array.from({ length: this.blanks() }, (_, index) => given[index] ?? '');
  });

  protected fill(index: number, event: Event): void {
    const parts = this.parts().map((part, at) => (at === index ? this.valueOf(event) : part));
    this.written.emit(parts.map((part) => part.replaceAll(between, ';')).join(between));
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }
}
