import { Component, computed, type ElementRef, inject, type OnInit, signal, viewChild } from '@angular/core';
import { Button, Confirmations, Icon, Loading, Page, selectAccount } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { selectSubjects } from '../../shared/subjects/subjects.reducer.ts';
import { AskPageActions } from './ask.actions.ts';
import { type AskDraft, complaintsAbout, isEmptyDraft } from './ask-draft.ts';
import { askFeature } from './ask.reducer.ts';
import { AskProblem } from './ask-problem.ts';
import { DraftNote } from './draft-note.ts';
import { QuestionEditor } from './question-editor.ts';
import { SimilarQuestions } from './similar-questions.ts';
import { SubjectPicker } from './subject-picker.ts';

/** Asking a question: subject, text, pictures. What is written is kept from the first letter on. */
@Component({
  selector: 'qa-ask-page',
  imports: [AskProblem, Button, DraftNote, Icon, Loading, Page, QuestionEditor, SimilarQuestions, SubjectPicker, TranslocoPipe],
  templateUrl: './ask-page.html',
  styles: `
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; }
    .send { position: sticky; z-index: 5; bottom: var(--fd-bottom-bar, 64px); display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-inline: -16px; padding: 10px 16px; background: color-mix(in srgb, var(--mat-sys-surface) 92%, transparent); backdrop-filter: blur(6px); }
    .send button { flex: 1 1 180px; min-height: 52px; font-size: 1.05rem; }
    .send qa-draft-note { flex: 1 1 auto; }
    .send qa-ask-problem { flex: 1 0 100%; }
    @media (min-width: 900px) {
      form { grid-template-columns: minmax(0, 1fr) 340px; gap: 20px 32px; align-items: start; }
      form > * { grid-column: 1; }
      form > qa-similar-questions { position: sticky; top: 84px; grid-column: 2; grid-row: 1 / span 3; max-height: calc(100dvh - 108px); overflow-y: auto; }
      .send { bottom: 0; }
      .send button { flex: 0 0 240px; }
    }
  `,
})
export class AskPage implements OnInit {
  private readonly store = inject(Store);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly form = viewChild<ElementRef<HTMLFormElement>>('form');
  private readonly hasTried = signal(false);

  protected readonly links = links;
  protected readonly state = this.store.selectSignal(askFeature.selectQuestionAnswerAskState);
  private readonly account = this.store.selectSignal(selectAccount);
  private readonly allSubjects = this.store.selectSignal(selectSubjects);
  /** Those that the own grade learns; and one that a draft has already. */
  protected readonly subjects = computed(() => {
    const [grade, chosen] = [this.account()?.grade ?? Infinity, this.state().draft.subject];
    return this.allSubjects().filter(({ id, fromGrade = 0 }) => fromGrade <= grade || id === chosen);
  });
  protected readonly isUploading = signal(false);
  protected readonly hasDraft = computed(() => !isEmptyDraft(this.state().draft));
  /** Told only after the first try to send: nobody likes to be corrected while writing. */
  protected readonly complaints = computed(() => {
    const all = complaintsAbout(this.state().draft);
    return this.hasTried() || all.text === 'too-long' ? all : {};
  });

  ngOnInit(): void {
    this.store.dispatch(AskPageActions.opened());
  }

  protected change(part: Partial<AskDraft>): void {
    this.store.dispatch(AskPageActions.draftChanged({ draft: { ...this.state().draft, ...part } }));
  }

  protected submit(): void {
    this.hasTried.set(true);
    if (Object.keys(complaintsAbout(this.state().draft)).length > 0) return this.showComplaint();
    this.store.dispatch(AskPageActions.submitted());
  }

  protected async discard(): Promise<void> {
    const isConfirmed = await this.confirmations.ask({
      heading: this.texts.translate('question-answer.ask.discardHeading'),
      body: this.texts.translate('question-answer.ask.discardBody'),
      confirm: this.texts.translate('question-answer.ask.discard'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    this.hasTried.set(false);
    this.store.dispatch(AskPageActions.draftDiscarded());
  }

  private showComplaint(): void {
    setTimeout(() => {
      const first = this.form()?.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]');
      const control = first?.matches('input, textarea, [contenteditable]') ? first : first?.querySelector<HTMLElement>('input, textarea, [contenteditable]');
      first?.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
    });
  }
}
