import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Button, ErrorState, Icon, Loading, Page, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import type { Rung } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { questionFeature } from '../question/question.reducer.ts';
import { GuidancePageActions } from './guidance.actions.ts';
import { guidanceFeature } from './guidance.reducer.ts';
import { LadderStepper } from './ladder-stepper.ts';
import { attemptsLeftOn, optionsOf } from './ladder.ts';

/** One bank question, climbed rung by rung, with room to try in between. */
@Component({
  selector: 'qa-guidance-page',
  imports: [Button, ErrorState, Icon, LadderStepper, Loading, Page, RichText, SubjectBadge, TranslocoPipe],
  templateUrl: './guidance-page.html',
  styleUrl: './guidance-page.scss',
})
export class GuidancePage {
  private readonly store = inject(Store);
  private readonly subjects = this.store.selectSignal(selectSubjectsById);
  private readonly open = this.store.selectSignal(questionFeature.selectQuestionAnswerQuestionState);
  /** From the address. */
  readonly id = input.required<string>();
  readonly bankQuestionId = input.required<string>();

  protected readonly links = links;
  protected readonly state = this.store.selectSignal(guidanceFeature.selectQuestionAnswerGuidanceState);
  private readonly ladder = computed(() => ({ questionId: this.id(), bankQuestionId: this.bankQuestionId() }));
  protected readonly view = computed(() => (this.state().view?.bankQuestionId === this.bankQuestionId() ? this.state().view : null));
  protected readonly subject = computed(() => this.subjects().get(this.view()?.subject ?? ''));
  protected readonly options = computed(() => optionsOf(this.view()?.options ?? []));
  protected readonly attemptsLeft = computed(() => (this.view() ? attemptsLeftOn(this.view()!) : 0));
  private readonly questionState = computed(() => (this.open().question?.id === this.id() ? this.open().question?.state : undefined));
  protected readonly canSolve = computed(() => ['matched', 'open'].includes(this.questionState() ?? ''));
  protected readonly canAskTeacher = computed(() => this.questionState() === 'matched');
  protected readonly deed = computed(() => this.open().deed);
  protected readonly failedDeed = computed(() => this.open().failedDeed);

  constructor() {
    effect(() => {
      const ladder = this.ladder();
      untracked(() => this.store.dispatch(GuidancePageActions.opened({ ladder })));
    });
  }

  protected retry(): void {
    this.store.dispatch(GuidancePageActions.retryAsked({ ladder: this.ladder() }));
  }

  protected openRung(rung: Rung): void {
    this.store.dispatch(GuidancePageActions.nextRungAsked({ rung }));
  }

  protected tryAnswer(answer: string): void {
    this.store.dispatch(GuidancePageActions.answerTried({ answer }));
  }

  protected tellSolved(): void {
    this.store.dispatch(GuidancePageActions.solvedTold({ questionId: this.id() }));
  }

  protected askTeacher(): void {
    this.store.dispatch(GuidancePageActions.teacherNeeded({ questionId: this.id() }));
  }
}
