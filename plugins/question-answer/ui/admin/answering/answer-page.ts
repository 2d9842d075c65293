import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { AgoPipe, Button, Confirmations, ErrorState, Icon, Loading, MinuteClock, Page } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { QuestionBody } from '../../shared/question/question-body.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { selectGradesById, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { AnswerEditor } from './answer-editor.ts';
import { AnswerPageActions, type Proposal } from './answering.actions.ts';
import { answeringFeature } from './answering.reducer.ts';
import { type AnswerForm, complaintsAbout, isEmptyForm } from './answer-form.ts';
import { AnswerPreview } from './answer-preview.ts';
import { LeaseBar } from './lease-bar.ts';
import { OwnAnswer } from './own-answer.ts';
import { SavingNote } from './saving-note.ts';

/** Answering one question: the question at the left, the answer at the right. */
@Component({
  selector: 'qa-answer-page',
  imports: [
    AgoPipe, AnswerEditor, AnswerPreview, Button, ErrorState, Icon, LeaseBar, Loading, OwnAnswer, Page, QuestionBody, SavingNote, SubjectBadge, TranslocoPipe,
  ],
  templateUrl: './answer-page.html',
  styleUrl: './answer-page.scss',
})
export class AnswerPage {
  private readonly store = inject(Store);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly now = inject(MinuteClock).now;
  private readonly subjects = this.store.selectSignal(selectSubjectsById);
  private readonly grades = this.store.selectSignal(selectGradesById);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly links = links;
  protected readonly state = this.store.selectSignal(answeringFeature.selectQuestionAnswerAnsweringState);
  protected readonly question = computed(() => (this.state().question?.id === this.id() ? this.state().question : null));
  protected readonly subject = computed(() => this.subjects().get(this.question()?.subject ?? ''));
  protected readonly grade = computed(() => this.grades().get(this.question()?.grade ?? 0));
  protected readonly ownAnswer = computed(() => this.question()?.answers.find(({ mine }) => mine) ?? null);
  private readonly claim = computed(() => {
    const claim = this.question()?.claim;
    return claim && Date.parse(claim.endsAt) > this.now() ? claim : null;
  });
  protected readonly myClaim = computed(() => (this.claim()?.mine ? this.claim() : null));
  protected readonly othersClaim = computed(() => (this.claim() && !this.claim()?.mine ? this.claim() : null));
  protected readonly isSettled = computed(() => {
    const question = this.question();
    if (!question) return false;
    return !['open', 'answered'].includes(question.state) || question.answerCount >= question.answersWanted;
  });
  /** What was written stays in view, also when the claim is over. */
  protected readonly isFormShown = computed(() => {
    const { form, hasLeaseEnded } = this.state();
    return this.ownAnswer() === null && (this.myClaim() !== null || hasLeaseEnded || !isEmptyForm(form));
  });
  protected readonly hasTried = signal(false);
  protected readonly complaints = computed(() => (this.hasTried() ? complaintsAbout(this.state().form) : {}));
  protected readonly isUploading = signal(false);
  protected readonly isPreviewing = signal(false);

  constructor() {
    effect(() => {
      const questionId = this.id();
      untracked(() => this.store.dispatch(AnswerPageActions.opened({ questionId })));
    });
  }

  protected retry(): void {
    this.store.dispatch(AnswerPageActions.retryAsked({ questionId: this.id() }));
  }

  protected change(form: AnswerForm): void {
    this.store.dispatch(AnswerPageActions.formChanged({ form }));
  }

  protected claimIt(): void {
    this.store.dispatch(AnswerPageActions.claimAsked());
  }

  protected renew(): void {
    this.store.dispatch(AnswerPageActions.renewalAsked());
  }

  protected leaseEnded(): void {
    this.store.dispatch(AnswerPageActions.leaseEnded());
  }

  protected takeOther(): void {
    this.store.dispatch(AnswerPageActions.otherDraftWanted());
  }

  protected keepOwn(): void {
    this.store.dispatch(AnswerPageActions.ownDraftWanted());
  }

  protected searchBank(words: string): void {
    this.store.dispatch(AnswerPageActions.bankSearched({ words }));
  }

  protected searchKnowledgePoints(words: string): void {
    this.store.dispatch(AnswerPageActions.knowledgePointsSearched({ words }));
  }

  protected reply(text: string): void {
    const answerId = this.ownAnswer()?.id;
    if (answerId) this.store.dispatch(AnswerPageActions.replySent({ answerId, text }));
  }

  protected propose(proposal: Proposal): void {
    const answerId = this.ownAnswer()?.id;
    if (answerId) this.store.dispatch(AnswerPageActions.proposalSent({ answerId, proposal }));
  }

  protected publish(): void {
    this.hasTried.set(true);
    if (Object.keys(complaintsAbout(this.state().form)).length > 0) return this.showComplaint();
    this.isPreviewing.set(false);
    this.store.dispatch(AnswerPageActions.published());
  }

  protected async giveBack(): Promise<void> {
    const isConfirmed = await this.confirmations.ask({
      heading: this.texts.translate('question-answer.giveBack.heading'),
      body: this.texts.translate('question-answer.giveBack.body'),
      confirm: this.texts.translate('question-answer.giveBack.confirm'),
    });
    if (isConfirmed) this.store.dispatch(AnswerPageActions.giveBackAsked());
  }

  private showComplaint(): void {
    this.isPreviewing.set(false);
    setTimeout(() => document.querySelector<HTMLElement>('qa-answer-editor [aria-invalid="true"]')?.focus());
  }
}
