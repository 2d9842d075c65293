import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, type OnDestroy, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { Button, EmptyState, ErrorState, Icon, Language, Loading, LoadMore, MinuteClock, Page, selectAccount, Tabs } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { selectGrades, selectGradesById, selectSubjects, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { DeskCard } from './desk-card.ts';
import { DeskFilterBar } from './desk-filter-bar.ts';
import { readDeskQuery, writeDeskQuery } from './desk-query.ts';
import { type DeskFilter, DeskPageActions, type DeskTab, deskTabs } from './desk.actions.ts';
import { deskFeature, wholeDesk } from './desk.reducer.ts';
import { deskSummaryFeature } from './desk-summary.reducer.ts';
import { stepAmong } from './step-among.ts';

/** The questions before a teacher: open ones as they arrive, begun ones, answered ones. The address says which. */
@Component({
  selector: 'qa-desk-page',
  imports: [Button, DeskCard, DeskFilterBar, EmptyState, ErrorState, Icon, Loading, LoadMore, Page, Tabs, TranslocoPipe],
  templateUrl: './desk-page.html',
  styleUrl: './desk-page.scss',
})
export class DeskPage implements OnDestroy {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly page = inject(DOCUMENT);
  private readonly account = this.store.selectSignal(selectAccount);
  private readonly allSubjects = this.store.selectSignal(selectSubjects);
  private readonly allGrades = this.store.selectSignal(selectGrades);
  private readonly subjectsById = this.store.selectSignal(selectSubjectsById);
  private readonly gradesById = this.store.selectSignal(selectGradesById);
  private readonly wanted = toSignal(this.route.queryParams.pipe(map(readDeskQuery)), { initialValue: wholeDesk });
  private isOpened = false;

  protected readonly state = this.store.selectSignal(deskFeature.selectQuestionAnswerDeskState);
  protected readonly arrivedCount = this.store.selectSignal(deskFeature.selectArrivedCount);
  protected readonly summary = this.store.selectSignal(deskSummaryFeature.selectSummary);
  protected readonly now = inject(MinuteClock).now;
  protected readonly tabs = computed(() => {
    this.language.current();
    return deskTabs.map((id) => ({ id, label: this.texts.translate(`question-answer.desk.tab.${id}`), ...this.countOf(id) }));
  });
  /** A teacher chooses among what the teacher teaches. */
  protected readonly subjects = computed(() => this.allSubjects().filter(({ id }) => this.account()?.teaching?.subjects.includes(id)));
  protected readonly grades = computed(() => this.allGrades().filter(({ id }) => this.account()?.teaching?.grades.includes(id)));
  protected readonly lead = computed(() => {
    const names = (all: readonly { readonly name: Parameters<Language['of']>[0] }[]) => all.map(({ name }) => this.language.of(name)).join(this.language.current() === 'en' ? ', ' : '、');
    return this.subjects().length > 0 ? `${names(this.subjects())} · ${names(this.grades())}` : '';
  });
  protected readonly isFiltered = computed(() => {
    const { subject, grade, outcome } = this.state().filter;
    return subject !== null || grade !== null || outcome !== null;
  });
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

  constructor() {
    effect(() => {
      const filter = this.wanted();
      untracked(() => this.open(filter));
    });
  }

  ngOnDestroy(): void {
    this.store.dispatch(DeskPageActions.closed());
  }

  protected change(part: Partial<DeskFilter>): void {
    const queryParams = writeDeskQuery({ ...this.wanted(), ...part });
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true });
  }

  protected choose(tab: string): void {
    this.change({ ...wholeDesk, tab: tab as DeskTab });
  }

  protected clear(): void {
    this.change({ subject: null, grade: null, outcome: null });
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

  /** The first of those that came while the desk was open. */
  protected showArrived(): void {
    const card = this.page.querySelector('qa-desk-card.arrived');
    card?.scrollIntoView({ block: 'nearest' });
    card?.querySelector<HTMLElement>('a.text')?.focus({ preventScroll: true });
  }

  /** From question to question without the mouse. */
  protected step(by: 1 | -1): void {
    stepAmong([...this.page.querySelectorAll<HTMLElement>('qa-desk-card a.text')], this.page.activeElement, by);
  }

  private open(filter: DeskFilter): void {
    this.store.dispatch(this.isOpened ? DeskPageActions.filterChanged({ filter }) : DeskPageActions.opened({ filter }));
    this.isOpened = true;
  }

  private countOf(tab: DeskTab): { count?: number } {
    const summary = this.summary();
    const count = { open: summary?.waiting, mine: summary?.started, answered: undefined }[tab];
    return count ? { count } : {};
  }
}
