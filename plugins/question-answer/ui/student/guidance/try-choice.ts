import { Component, input, output } from '@angular/core';
import { RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Option } from './ladder.ts';

/** Options as buttons: one of them, or several. */
@Component({
  selector: 'qa-try-choice',
  imports: [RichText, TranslocoPipe],
  template: `
    <div role="group" [attr.aria-label]="(several() ? 'question-answer.try.several' : 'question-answer.try.one') | transloco">
      @for (option of options(); track option.letter) {
        <button type="button" [attr.aria-pressed]="isChosen(option.letter)" (click)="toggle(option.letter)">
          <b>{{ option.letter }}</b>
          @if (option.text) { <fd-rich-text [text]="option.text" /> }
        </button>
      }
    </div>
  `,
  styles: `
    div { display: flex; flex-wrap: wrap; gap: 8px; }
    button { display: flex; align-items: center; gap: 10px; flex: 1 1 100%; min-height: 48px; padding: 8px 14px; border: 2px solid var(--mat-sys-outline-variant); border-radius: 14px; background: var(--mat-sys-surface-container-lowest); color: inherit; font: inherit; text-align: start; cursor: pointer; overflow-wrap: anywhere; }
    button:has(b:only-child) { flex: 1 1 80px; justify-content: center; font-size: 1.2rem; }
    button:hover { border-color: var(--mat-sys-primary); }
    [aria-pressed='true'] { border-color: var(--mat-sys-primary); background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    b { flex: none; }
    @media (min-width: 600px) { button { flex-basis: calc(50% - 8px); } }
  `,
})
export class TryChoice {
  readonly options = input.required<readonly Option[]>();
  readonly several = input(false);
  /** The chosen letters, in their order. */
  readonly answer = input('');
  readonly chosen = output<string>();

  protected isChosen(letter: string): boolean {
    return this.answer().includes(letter);
  }

  protected toggle(letter: string): void {
    if (!this.several()) return this.chosen.emit(letter);
    const letters = this.options().map((option) => option.letter);
    this.chosen.emit(letters.filter((one) => (one === letter) !== this.isChosen(one)).join(''));
  }
}
