import { Component, computed, inject, type OnInit, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { isEmptyDraft } from '../ask/ask-draft.ts';
import { KeptDraftStore } from '../ask/kept-draft.ts';
import { QuestionsCardActions } from '../questions/questions.actions.ts';
import { questionsFeature } from '../questions/questions.reducer.ts';
import { RecentQuestions } from './recent-questions.ts';

/** The Q&A centre on the home page: what waits for whom, what was asked last, and the way to ask. */
@Component({
  selector: 'qa-open-questions-card',
  imports: [Button, Icon, RecentQuestions, RouterLink, TranslocoPipe],
  templateUrl: './open-questions-card.html',
  styleUrl: './open-questions-card.scss',
})
export class OpenQuestionsCard implements OnInit {
  private readonly store = inject(Store);
  private readonly kept = inject(KeptDraftStore);
  protected readonly links = links;
  protected readonly summary = this.store.selectSignal(questionsFeature.selectSummary);
  protected readonly recent = computed(() => this.summary().latest);
  /** Whether something was begun on this device and not sent. */
  protected readonly hasDraft = signal(false);
  protected readonly newsLink = computed(() => {
    const [first, ...others] = this.summary().unseen;
    return first && others.length === 0 ? links.question(first.id) : links.questions;
  });
  protected readonly counts = computed(() => {
    const { waiting, guided, toAdopt } = this.summary();
    return [
      { key: 'question-answer.card.toAdopt', state: 'answered', count: toAdopt },
      { key: 'question-answer.card.waiting', state: 'open', count: waiting },
      { key: 'question-answer.card.guided', state: 'matched', count: guided },
    ];
  });

  ngOnInit(): void {
    this.store.dispatch(QuestionsCardActions.shown());
    const kept = this.kept.read();
    this.hasDraft.set(kept !== undefined && !isEmptyDraft(kept.draft));
  }
}
