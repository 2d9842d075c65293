import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Button, EmptyState, ErrorState, Icon, Loading, LoadMore, Page } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { isQuestionState } from '../../shared/question/question-stage.ts';
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
    fd-loading { margin-top: 12px; }
    .ask-first { min-height: 52px; margin-top: 12px; padding-inline: 28px; }
    ul { margin: 12px 0 0; padding: 0; list-style: none; display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
    ol { display: grid; gap: 10px; margin: 4px 0 8px; padding: 0; list-style: none; counter-reset: step; text-align: start; color: var(--mat-sys-on-surface-variant); }
    ol li { display: flex; gap: 10px; align-items: baseline; counter-increment: step; }
    ol li::before { content: counter(step); display: grid; place-items: center; flex: none; width: 24px; height: 24px; border-radius: 50%; font-size: 0.85rem; font-weight: 700; background: var(--mat-sys-surface-container-high); color: var(--mat-sys-on-surface); }
    .ask-wide { display: none; }
    @media (min-width: 900px) {
      .ask { display: none; }
      .ask-wide { display: inline-flex; min-height: 48px; padding-inline: 26px; }
      ul { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; margin-top: 20px; }
    }
  `,
})
export class QuestionsPage {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly list = this.store.selectSignal(questionsFeature.selectQuestionAnswerQuestionsState);
  private readonly subjects = this.store.selectSignal(selectSubjectsById);

  /** From the address, so that the home page can lead to what waits, and the way back finds it again. */
  readonly state = input<string>();

  protected readonly links = links;
  protected readonly filter = computed(() => this.list().filter);
  protected readonly isFiltered = computed(() => this.filter().state !== null || this.filter().words.trim() !== '');
  protected readonly nextCursor = computed(() => this.list().nextCursor);
  protected readonly isLoadingMore = computed(() => this.list().isLoadingMore);
  protected readonly problem = computed(() => this.list().problem);
  /** What was seen last stays in view while it is loaded anew. */
  protected readonly view = computed(() => {
    const { items, status } = this.list();
    if (items.length > 0) return 'list';
    if (status === 'failed') return 'problem';
    return status === 'loaded' ? 'empty' : 'loading';
  });
  protected readonly cards = computed(() => {
    const { items, seenAnswers } = this.list();
    return items.map((item) => ({ item, subject: this.subjects().get(item.subject), isUnseen: hasUnseenAnswers(item, seenAnswers) }));
  });

  constructor() {
    effect(() => {
      const wanted = this.state();
      untracked(() => this.store.dispatch(QuestionsPageActions.opened({ state: isQuestionState(wanted) ? wanted : null })));
    });
  }

  protected changeFilter(filter: QuestionsFilter): void {
    const before = this.filter();
    if (filter.words !== before.words) this.store.dispatch(QuestionsPageActions.filterChanged({ filter }));
    if (filter.state !== before.state) {
      void this.router.navigate([], { queryParams: { state: filter.state }, queryParamsHandling: 'merge', replaceUrl: true });
    }
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
