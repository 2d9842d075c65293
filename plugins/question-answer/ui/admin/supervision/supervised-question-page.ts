import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AgoPipe, Button, Countdown, EmptyState, ErrorState, Icon, Loading, MinuteClock, MomentPipe, Page, RichText, StarRating, Watermarked } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { AnswerBody } from '../../shared/answer/answer-body.ts';
import { links } from '../../shared/links.ts';
import { QuestionBody } from '../../shared/question/question-body.ts';
import { questionStage } from '../../shared/question/question-stage.ts';
import { StageChip } from '../../shared/question/stage-chip.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { selectGradesById, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { stepsOf } from './supervised-steps.ts';
import { SupervisionPageActions } from './supervision.actions.ts';
import { writeQuery } from './supervision-query.ts';
import { supervisionFeature } from './supervision.reducer.ts';

/** One question with its answers and what happened when, to read only, under an opening of the records and while it lasts. */
@Component({
  selector: 'qa-supervised-question-page',
  imports: [AgoPipe, AnswerBody, Button, Countdown, EmptyState, ErrorState, Icon, Loading, MomentPipe, Page, QuestionBody, RichText, RouterLink, StageChip, StarRating, SubjectBadge, TranslocoPipe, Watermarked],
  templateUrl: './supervised-question-page.html',
  styleUrl: './supervised-question-page.scss',
})
export class SupervisedQuestionPage {
  private readonly store = inject(Store);
  private readonly now = inject(MinuteClock).now;
  private readonly subjects = this.store.selectSignal(selectSubjectsById);
  private readonly grades = this.store.selectSignal(selectGradesById);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly links = links;
  protected readonly state = this.store.selectSignal(supervisionFeature.selectQuestionAnswerSupervisionState);
  /** Back to the list as it was. */
  protected readonly backParams = computed(() => writeQuery(this.state().query));
  protected readonly question = computed(() => (this.state().question?.id === this.id() ? this.state().question : null));
  protected readonly subject = computed(() => this.subjects().get(this.question()?.subject ?? ''));
  protected readonly grade = computed(() => this.grades().get(this.question()?.grade ?? 0));
  protected readonly stage = computed(() => {
    const question = this.question();
    return question ? questionStage(question, this.now()) : 'waiting';
  });
  /** What children write is sealed: it takes an opening of the records, with a reason. */
  protected readonly needsOpening = computed(() => this.state().hasOpeningEnded || this.state().questionProblem?.code === 'QA_OPENING_NEEDED');
  /** To the record of this question having been asked, with the way back here. */
  protected readonly askParams = computed(() => ({
    ...{ thing: this.id(), kind: 'question-answer.asked', ask: 'one' },
    back: links.supervised(this.id()),
  }));
  protected readonly steps = computed(() => stepsOf(this.question()));

  constructor() {
    effect(() => {
      const questionId = this.id();
      untracked(() => this.store.dispatch(SupervisionPageActions.questionOpened({ questionId })));
    });
    // What was read stays nowhere.
    inject(DestroyRef).onDestroy(() => this.store.dispatch(SupervisionPageActions.questionClosed()));
  }

  /** Time is over: nothing of it is shown any longer. */
  protected end(): void {
    this.store.dispatch(SupervisionPageActions.openingEnded({ questionId: this.id() }));
  }

  protected retry(): void {
    this.store.dispatch(SupervisionPageActions.questionOpened({ questionId: this.id() }));
  }
}
