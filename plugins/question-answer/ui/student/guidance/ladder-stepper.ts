import { Component, computed, input, output } from '@angular/core';
import { type ApiProblem, Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GuidanceView, Rung } from '../../../api.ts';
import { tickingClock } from './ticking-clock.ts';
import type { Tried } from './guidance.actions.ts';
import { nextStepAt, rungs } from './ladder.ts';
import { RungContentView } from './rung-content-view.ts';
import { TryBox } from './try-box.ts';

/** The ladder: open rungs stay, the next one says what it asks for, those above wait quietly. */
@Component({
  selector: 'qa-ladder-stepper',
  imports: [Button, Icon, RungContentView, TranslocoPipe, TryBox],
  templateUrl: './ladder-stepper.html',
  styleUrl: './ladder-stepper.scss',
})
export class LadderStepper {
  readonly view = input.required<GuidanceView>();
  /** When the view was told, by the server's clock. */
  readonly at = input.required<number>();
  readonly busy = input<'next' | 'try' | null>(null);
  readonly tried = input<Tried | null>(null);
  readonly refusal = input<ApiProblem | null>(null);
  readonly attemptsLeft = input.required<number>();
  readonly nextAsked = output<Rung>();
  readonly answerTried = output<string>();

  private readonly now = tickingClock();
  protected readonly next = computed(() => nextStepAt(this.view(), this.at(), this.now()));
  protected readonly isAtTop = computed(() => this.next() === null);
  protected readonly rows = computed(() => {
    const open = this.view().rungs;
    return rungs.map((rung, index) => ({ rung, number: index + 1, content: open[index] ?? null, isNext: index === open.length, isLast: index === open.length - 1 }));
  });
  protected readonly demand = computed(() => {
    const next = this.next();
    if (!next || next.canOpen) return null;
    if (next.eitherWillDo) return 'question-answer.guidance.tryOrWait';
    if (next.needsAttempt && next.waitSeconds > 0) return 'question-answer.guidance.tryAndWait';
    return next.needsAttempt ? 'question-answer.guidance.tryFirst' : 'question-answer.guidance.wait';
  });
}
