import { Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { AgoPipe, Button, Confirmations, ErrorState, Icon, Loading, MinuteClock, Page } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import type { AnswerView } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { QuestionBody } from '../../shared/question/question-body.ts';
import { questionStage } from '../../shared/question/question-stage.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { selectGradesById, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { AskPageActions } from '../ask/ask.actions.ts';
import { type AskDraft, isEmptyDraft } from '../ask/ask-draft.ts';
import { KeptDraftStore } from '../ask/kept-draft.ts';
import { AdoptDialog, type Adoption } from './adopt-dialog.ts';
import { AnswersBoard, type FollowUpSent } from './answers-board.ts';
import { OfferedMatches } from './offered-matches.ts';
import { QuestionPageActions } from './question.actions.ts';
import { questionFeature } from './question.reducer.ts';
import { QuestionTimeline } from './question-timeline.ts';

/** One question of the student: how it stands, what is offered, what was answered. */
@Component({
  selector: 'qa-question-page',
  imports: [
    AgoPipe, AdoptDialog, AnswersBoard, Button, ErrorState, Icon, Loading, OfferedMatches, Page, QuestionBody, QuestionTimeline, RouterLink, SubjectBadge, TranslocoPipe,
  ],
  templateUrl: './question-page.html',
  styleUrl: './question-page.scss',
})
export class QuestionPage {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly kept = inject(KeptDraftStore);
  private readonly subjects = this.store.selectSignal(selectSubjectsById);
  private readonly grades = this.store.selectSignal(selectGradesById);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly links = links;
  protected readonly now = inject(MinuteClock).now;
  protected readonly state = this.store.selectSignal(questionFeature.selectQuestionAnswerQuestionState);
  protected readonly question = computed(() => (this.state().question?.id === this.id() ? this.state().question : null));
  protected readonly subject = computed(() => this.subjects().get(this.question()?.subject ?? ''));
  protected readonly grade = computed(() => this.grades().get(this.question()?.grade ?? 0));
  protected readonly stage = computed(() => {
    const question = this.question();
    return question && questionStage(question, this.now());
  });
  protected readonly canAdopt = computed(() => this.question()?.state === 'answered');
  protected readonly canWithdraw = computed(() => ['matched', 'open'].includes(this.question()?.state ?? '') && this.stage() !== 'refused');
  /** What is not there, or not one's own, does not come by asking again. */
  protected readonly isWorthRetrying = computed(() => this.state().problem?.retryable ?? true);
  protected readonly adopting = signal<AnswerView | null>(null);

  constructor() {
    effect(() => {
      const questionId = this.id();
      untracked(() => this.store.dispatch(QuestionPageActions.opened({ questionId })));
    });
    // The dialog has done its work as soon as the answer is adopted, or cannot be any more.
    effect(() => {
      if (!this.canAdopt()) this.adopting.set(null);
    });
  }

  protected retry(): void {
    this.store.dispatch(QuestionPageActions.retryAsked({ questionId: this.id() }));
  }

  /** The file that shows the answers did not come, and the browser may remember that. */
  protected openAnew(): void {
    this.document.location.reload();
  }

  protected askTeacher(): void {
    this.store.dispatch(QuestionPageActions.teacherNeeded({ questionId: this.id() }));
  }

  protected tellSolved(): void {
    this.store.dispatch(QuestionPageActions.solvedTold({ questionId: this.id() }));
  }

  protected adopt({ stars, words }: Adoption): void {
    const answerId = this.adopting()?.id;
    if (answerId) this.store.dispatch(QuestionPageActions.adoptionConfirmed({ answerId, stars, words }));
  }

  protected followUp(sent: FollowUpSent): void {
    this.store.dispatch(QuestionPageActions.followUpSent(sent));
  }

  protected read(bankQuestionId: string): void {
    void this.router.navigateByUrl(links.guidance(this.id(), bankQuestionId));
  }

  /** What was not let through is written on with as a new question; one half written is not lost for it unasked. */
  protected async rewrite(): Promise<void> {
    const question = this.question();
    if (!question) return;
    const { subject, text, pictures } = question;
    const mayReplace = await this.mayReplaceDraft(text);
    if (!mayReplace) return;
    this.store.dispatch(AskPageActions.draftChanged({ draft: { subject, text, pictures } satisfies AskDraft }));
    void this.router.navigateByUrl(links.ask);
  }

  private mayReplaceDraft(text: string): Promise<boolean> {
    const draft = this.kept.read()?.draft;
    if (!draft || isEmptyDraft(draft) || draft.text === text) return Promise.resolve(true);
    return this.confirmations.ask({
      heading: this.texts.translate('question-answer.question.replaceHeading'),
      body: this.texts.translate('question-answer.question.replaceBody'),
      confirm: this.texts.translate('question-answer.question.replace'),
      isDangerous: true,
    });
  }

  protected async withdraw(): Promise<void> {
    const questionId = this.id();
    const isConfirmed = await this.confirmations.ask({
      heading: this.texts.translate('question-answer.withdraw.heading'),
      body: this.texts.translate('question-answer.withdraw.body'),
      confirm: this.texts.translate('question-answer.withdraw.confirm'),
      isDangerous: true,
    });
    if (isConfirmed) this.store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
  }
}
