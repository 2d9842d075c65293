import { Component, computed, inject, type OnDestroy, type OnInit } from '@angular/core';
import { EmptyState, ErrorState, Loading, LoadMore, MinuteClock, Page, selectAccount, Tabs } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { selectGrades, selectGradesById, selectSubjects, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { DeskCard } from './desk-card.ts';
import { DeskFilterBar } from './desk-filter-bar.ts';
import { type DeskFilter, DeskPageActions, type DeskTab, deskTabs } from './desk.actions.ts';
import { deskFeature } from './desk.reducer.ts';

/** The questions before a teacher: open ones as they arrive, begun ones, answered ones. */
@Component({
  selector: 'qa-desk-page',
  imports: [DeskCard, DeskFilterBar, EmptyState, ErrorState, Loading, LoadMore, Page, Tabs, TranslocoPipe],
  templateUrl: './desk-page.html',
  styles: `
    ul { display: grid; gap: 12px; margin: 12px 0 0; padding: 0; list-style: none; }
    qa-desk-filter-bar { display: block; margin-bottom: 12px; }
  `,
})
export class DeskPage implements OnInit, OnDestroy {
  private readonly store = inject(Store);
  private readonly texts = inject(TranslocoService);
  private readonly account = this.store.selectSignal(selectAccount);
  private readonly allSubjects = this.store.selectSignal(selectSubjects);
  private readonly allGrades = this.store.selectSignal(selectGrades);
  private readonly subjectsById = this.store.selectSignal(selectSubjectsById);
  private readonly gradesById = this.store.selectSignal(selectGradesById);

  protected readonly state = this.store.selectSignal(deskFeature.selectQuestionAnswerDeskState);
  protected readonly arrivedCount = this.store.selectSignal(deskFeature.selectArrivedCount);
  protected readonly now = inject(MinuteClock).now;
  protected readonly tabs = computed(() => deskTabs.map((id) => ({ id, label: this.texts.translate(`question-answer.desk.tab.${id}`), ...this.countOf(id) })));
  /** A teacher chooses among what the teacher teaches. */
  protected readonly subjects = computed(() => this.allSubjects().filter(({ id }) => this.account()?.teaching?.subjects.includes(id)));
  protected readonly grades = computed(() => this.allGrades().filter(({ id }) => this.account()?.teaching?.grades.includes(id)));
  protected readonly isFiltered = computed(() => this.state().filter.subject !== null || this.state().filter.grade !== null);
  protected readonly view = computed(() => {
    const { items, status } = this.state();
    if (items.length > 0) return 'list';
    if (status === 'failed') return 'problem';
    return status === 'loaded' ? 'empty' : 'loading';
  });
  protected readonly cards = computed(() => {
    const { items, arrived, refusals, claiming } = this.state();
    return items.map((item) => ({
      item,
      subject: this.subjectsById().get(item.subject),
      grade: this.gradesById().get(item.grade),
      hasArrived: arrived.includes(item.id),
      refusal: refusals[item.id] ?? null,
      isClaiming: claiming === item.id,
    }));
  });

  ngOnInit(): void {
    this.store.dispatch(DeskPageActions.opened());
  }

  ngOnDestroy(): void {
    this.store.dispatch(DeskPageActions.closed());
  }

  protected change(part: Partial<DeskFilter>): void {
    this.store.dispatch(DeskPageActions.filterChanged({ filter: { ...this.state().filter, ...part } }));
  }

  protected choose(tab: string): void {
    this.change({ tab: tab as DeskTab });
  }

  protected loadMore(): void {
    this.store.dispatch(DeskPageActions.moreAsked());
  }

  protected retry(): void {
    this.store.dispatch(DeskPageActions.retryAsked());
  }

  protected claim(questionId: string): void {
    this.store.dispatch(DeskPageActions.claimAsked({ questionId }));
  }

  private countOf(tab: DeskTab): { count?: number } {
    return tab === 'open' && this.arrivedCount() > 0 ? { count: this.arrivedCount() } : {};
  }
}
