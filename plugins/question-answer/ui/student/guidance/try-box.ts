import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GuidanceView } from '../../../api.ts';
import { isBlank } from '../../shared/written-text.ts';
import type { Tried } from './guidance.actions.ts';
import { countBlanks, optionsOf, tryFormOf } from './ladder.ts';
import { TryChoice } from './try-choice.ts';
import { TryWords } from './try-words.ts';

/** Room to try an answer of one's own, at any rung; wrong is no shame. */
@Component({
  selector: 'qa-try-box',
  imports: [Button, Icon, TranslocoPipe, TryChoice, TryWords],
  template: `
    <form (submit)="submit(); $event.preventDefault()">
      <h3>{{ (isAfterSolution() ? 'question-answer.try.again' : 'question-answer.try.heading') | transloco }}</h3>
      @if (attemptsLeft() === 0) {
        <p class="fd-quiet">{{ (isAfterSolution() ? 'question-answer.try.noneAtTop' : 'question-answer.try.none') | transloco }}</p>
      } @else {
        @switch (form()) {
          @case ('one') { <qa-try-choice [options]="options()" [answer]="answer()" (chosen)="answer.set($event)" /> }
          @case ('several') { <qa-try-choice [options]="options()" [answer]="answer()" [several]="true" (chosen)="answer.set($event)" /> }
          @case ('true-false') { <qa-try-choice [options]="truth" [answer]="answer()" (chosen)="answer.set($event)" /> }
          @case ('blanks') { <qa-try-words [blanks]="blanks()" [answer]="answer()" (written)="answer.set($event)" /> }
          @default { <qa-try-words [blanks]="0" [answer]="answer()" (written)="answer.set($event)" /> }
        }
        <div class="send">
          <span class="fd-quiet">{{ 'question-answer.try.left' | transloco: { count: attemptsLeft() } }}</span>
          <button fdButton="tonal" type="submit" [busy]="isBusy()" [disabled]="isBusy() || !canSend()">{{ 'question-answer.try.submit' | transloco }}</button>
        </div>
      }
      <div aria-live="polite">
        @if (tried(); as last) {
          <p class="verdict" [class]="last.verdict"><fd-icon [name]="icons[last.verdict]" />{{ 'question-answer.verdict.' + last.verdict | transloco }}</p>
        }
      </div>
    </form>
  `,
  styles: `
    :host { display: block; }
    form { display: grid; gap: 12px; padding: 14px 16px; border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-low); }
    h3 { margin: 0; font-size: 1rem; }
    p { margin: 0; }
    .send { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px; }
    .verdict { display: flex; align-items: center; gap: 10px; padding: 10px 14px; border-radius: 12px; background: var(--mat-sys-surface-container-high); }
    .verdict.right { background: var(--fd-good-container); color: var(--fd-good); font-weight: 600; }
    .verdict.wrong { background: var(--fd-caution); color: var(--fd-on-caution); }
    fd-icon { font-size: 15px; }
  `,
})
export class TryBox {
  readonly question = input.required<Pick<GuidanceView, 'bankQuestionId' | 'type' | 'stem' | 'options'>>();
  readonly isBusy = input(false);
  readonly tried = input<Tried | null>(null);
  readonly attemptsLeft = input.required<number>();
  readonly isAfterSolution = input(false);
  readonly answerTried = output<string>();

  protected readonly icons = { right: 'check_circle', wrong: 'refresh', recorded: 'bookmark' } as const;
  protected readonly truth = [{ letter: '√', text: '' }, { letter: '×', text: '' }] as const;
  protected readonly form = computed(() => tryFormOf(this.question()));
  protected readonly options = computed(() => optionsOf(this.question().options));
  protected readonly blanks = computed(() => countBlanks(this.question().stem));
  protected readonly answer = linkedSignal({ source: () => this.question().bankQuestionId, computation: () => '' });
  protected readonly canSend = computed(() => !isBlank(this.answer().replaceAll('；', '')));

  protected submit(): void {
    if (this.canSend() && !this.isBusy()) this.answerTried.emit(this.answer());
  }
}
