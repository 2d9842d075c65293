import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { AgoPipe, Button, Confirmations, ErrorState, Icon, Loading, MinuteClock, MomentPipe, Page, ReportButton } from '@fudao/ui-kit';
import { RouterLink } from '@angular/router';
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
    AgoPipe, AnswerEditor, AnswerPreview, Button, ErrorState, Icon, LeaseBar, Loading, MomentPipe, OwnAnswer, Page, QuestionBody, ReportButton, RouterLink, SavingNote, SubjectBadge, TranslocoPipe,
  ],
  templateUrl: './answer-page.html',
  styleUrl: './answer-page.scss',
  host: { '(document:keydown)': 'onKey($event)' },
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
  protected readonly canPublish = computed(() => this.myClaim() !== null && this.state().deed === null && !this.isUploading());
  private readonly canClaim = computed(
    () => this.question() !== null && this.ownAnswer() === null && this.claim() === null && !this.isSettled() && this.state().deed === null,
  );
  private readonly editor = viewChild(AnswerEditor);
  private readonly next = viewChild<unknown, ElementRef<HTMLElement>>('next', { read: ElementRef });
  /** Claimed here, not found claimed: then the caret goes to where the writing begins. */
  private isStarting = false;

  constructor() {
    effect(() => {
      const questionId = this.id();
      untracked(() => {
        this.hasTried.set(false);
        this.store.dispatch(AnswerPageActions.opened({ questionId }));
      });
    });
    effect(() => {
      const editor = this.editor();
      if (!editor || !this.isStarting) return;
      this.isStarting = false;
      editor.focus();
    });
    // Published: one more key, and the next question is there.
    effect(() => this.next()?.nativeElement.focus());
  }

  protected retry(): void {
    this.store.dispatch(AnswerPageActions.retryAsked({ questionId: this.id() }));
  }

  protected change(form: AnswerForm): void {
    this.store.dispatch(AnswerPageActions.formChanged({ form }));
  }

  protected claimIt(): void {
    this.isStarting = true;
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

  protected openBankQuestion(bankQuestionId: string): void {
    this.store.dispatch(AnswerPageActions.bankQuestionOpened({ bankQuestionId }));
  }

  protected closeBankQuestion(): void {
    this.store.dispatch(AnswerPageActions.bankQuestionClosed());
  }

  protected goOn(): void {
    this.store.dispatch(AnswerPageActions.nextAsked());
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

  /** Ctrl+S saves; Ctrl+Enter is the next step: claim, look over, publish, next question. */
  protected onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
    if (event.key === 's' && this.isFormShown()) {
      event.preventDefault();
      this.store.dispatch(AnswerPageActions.saveAsked());
    } else if (event.key === 'Enter' && !event.repeat && !isWithin(event.target, 'qa-own-answer')) {
      this.takeNextStep();
    }
  }

  private takeNextStep(): void {
    if (this.canClaim()) this.claimIt();
    else if (this.isPreviewing() && this.canPublish()) this.publish();
    else if (this.isFormShown() && this.canPublish()) this.lookOver();
    else if (this.state().hasPublished && !this.state().isSeekingNext) this.goOn();
  }

  private lookOver(): void {
    this.hasTried.set(true);
    if (Object.keys(complaintsAbout(this.state().form)).length > 0) this.showComplaint();
    else this.isPreviewing.set(true);
  }

  private showComplaint(): void {
    this.isPreviewing.set(false);
    setTimeout(() => {
      const field = document.querySelector<HTMLElement>('qa-answer-editor [aria-invalid="true"]');
      field?.focus({ preventScroll: true });
      field?.scrollIntoView({ block: 'center' });
    });
  }
}

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
