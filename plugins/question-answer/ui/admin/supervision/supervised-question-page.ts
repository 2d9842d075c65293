import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { AgoPipe, EmptyState, ErrorState, Icon, Loading, MinuteClock, MomentPipe, Page, RichText, StarRating } from '@fudao/ui-kit';
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

/** One question with its answers and what happened when, to read only. */
@Component({
  selector: 'qa-supervised-question-page',
  imports: [AgoPipe, AnswerBody, EmptyState, ErrorState, Icon, Loading, MomentPipe, Page, QuestionBody, RichText, StageChip, StarRating, SubjectBadge, TranslocoPipe],
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
  protected readonly steps = computed(() => stepsOf(this.question()));

  constructor() {
    effect(() => {
      const questionId = this.id();
      untracked(() => this.store.dispatch(SupervisionPageActions.questionOpened({ questionId })));
    });
  }

  protected retry(): void {
    this.store.dispatch(SupervisionPageActions.questionOpened({ questionId: this.id() }));
  }
}
