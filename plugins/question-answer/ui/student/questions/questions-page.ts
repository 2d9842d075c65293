import { Component, computed, inject, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, EmptyState, ErrorState, Icon, Loading, LoadMore, Page } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { QuestionCard } from './question-card.ts';
import { QuestionsFilterBar } from './questions-filter-bar.ts';
import { type QuestionsFilter, QuestionsPageActions } from './questions.actions.ts';
import { hasUnseenAnswers, questionsFeature } from './questions.reducer.ts';

/** The student's own questions, and the way to ask a new one. */
@Component({
  selector: 'qa-questions-page',
  imports: [Button, EmptyState, ErrorState, Icon, Loading, LoadMore, Page, QuestionCard, QuestionsFilterBar, RouterLink, TranslocoPipe],
  templateUrl: './questions-page.html',
  styles: `
    .ask { position: sticky; z-index: 5; bottom: calc(var(--fd-bottom-bar, 64px) + 16px + env(safe-area-inset-bottom)); display: flex; justify-content: flex-end; margin-top: 16px; pointer-events: none; }
    .ask a { pointer-events: auto; min-height: 56px; padding-inline: 26px; border-radius: 28px; font-size: 1.1rem; box-shadow: var(--fd-shadow-3); }
    .ask-first { min-height: 52px; margin-top: 12px; padding-inline: 28px; }
    ul { margin: 12px 0 0; padding: 0; list-style: none; display: grid; gap: 12px; }
    ol { display: grid; gap: 10px; margin: 4px 0 8px; padding: 0; list-style: none; counter-reset: step; text-align: start; color: var(--mat-sys-on-surface-variant); }
    ol li { display: flex; gap: 10px; align-items: baseline; counter-increment: step; }
    ol li::before { content: counter(step); display: grid; place-items: center; flex: none; width: 24px; height: 24px; border-radius: 50%; font-size: 0.85rem; font-weight: 700; background: var(--mat-sys-surface-container-high); color: var(--mat-sys-on-surface); }
    @media (min-width: 900px) { .ask { bottom: 24px; } }
  `,
})
export class QuestionsPage implements OnInit {
  private readonly store = inject(Store);
  private readonly state = this.store.selectSignal(questionsFeature.selectQuestionAnswerQuestionsState);
  private readonly subjects = this.store.selectSignal(selectSubjectsById);

  protected readonly links = links;
  protected readonly filter = computed(() => this.state().filter);
  protected readonly isFiltered = computed(() => this.filter().state !== null || this.filter().words.trim() !== '');
  protected readonly nextCursor = computed(() => this.state().nextCursor);
  protected readonly isLoadingMore = computed(() => this.state().isLoadingMore);
  protected readonly problem = computed(() => this.state().problem);
  /** What was seen last stays in view while it is loaded anew. */
  protected readonly view = computed(() => {
    const { items, status } = this.state();
    if (items.length > 0) return 'list';
    if (status === 'failed') return 'problem';
    return status === 'loaded' ? 'empty' : 'loading';
  });
  protected readonly cards = computed(() => {
    const { items, seenAnswers } = this.state();
    return items.map((item) => ({ item, subject: this.subjects().get(item.subject), isUnseen: hasUnseenAnswers(item, seenAnswers) }));
  });

  ngOnInit(): void {
    this.store.dispatch(QuestionsPageActions.opened());
  }

  protected changeFilter(filter: QuestionsFilter): void {
    this.store.dispatch(QuestionsPageActions.filterChanged({ filter }));
  }

  protected clearFilter(): void {
    this.changeFilter({ state: null, words: '' });
  }

  protected loadMore(): void {
    this.store.dispatch(QuestionsPageActions.moreAsked());
  }

  protected retry(): void {
    this.store.dispatch(QuestionsPageActions.retryAsked());
  }
}
