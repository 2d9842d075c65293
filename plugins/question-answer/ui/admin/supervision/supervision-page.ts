import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { Button, cityDate, daysOf, EmptyState, ErrorState, Icon, Loading, MinuteClock, Page, selectAccount } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { selectGrades, selectGradesById, selectSubjects, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { SupervisionPageActions } from './supervision.actions.ts';
import { SupervisionFigures } from './supervision-figures.ts';
import { SupervisionFilterBar } from './supervision-filter-bar.ts';
import { changed, isNarrowed, readQuery, type SupervisionQuery, usualQuery, writeQuery } from './supervision-query.ts';
import { supervisionFeature } from './supervision.reducer.ts';
import { SupervisionTable } from './supervision-table.ts';

/** The questions of a school, a district or the city, for those who answer for them. The address says which. */
@Component({
  selector: 'qa-supervision-page',
  imports: [Button, EmptyState, ErrorState, Icon, Loading, Page, SupervisionFigures, SupervisionFilterBar, SupervisionTable, TranslocoPipe],
  templateUrl: './supervision-page.html',
  styleUrl: './supervision-page.scss',
})
export class SupervisionPage {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly account = this.store.selectSignal(selectAccount);
  private isFresh = true;

  protected readonly query = toSignal(this.route.queryParams.pipe(map(readQuery)), { initialValue: usualQuery });
  protected readonly state = this.store.selectSignal(supervisionFeature.selectQuestionAnswerSupervisionState);
  protected readonly subjects = this.store.selectSignal(selectSubjects);
  protected readonly grades = this.store.selectSignal(selectGrades);
  protected readonly subjectsById = this.store.selectSignal(selectSubjectsById);
  protected readonly gradesById = this.store.selectSignal(selectGradesById);
  protected readonly now = inject(MinuteClock).now;
  protected readonly today = computed(() => cityDate(this.now()));
  protected readonly days = computed(() => {
    const { period, from, to } = this.query();
    return daysOf(period, { ...(from ? { from } : {}), ...(to ? { to } : {}) }, this.now());
  });
  /** City administrators belong to no district. */
  protected readonly isCity = computed(() => !this.account()?.districtId);
  protected readonly isSchool = computed(() => this.account()?.roles.includes('school-administrator') ?? false);
  protected readonly schoolsOf = computed(() => (this.isSchool() ? null : this.isCity() ? this.query().district : (this.account()?.districtId ?? null)));
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  protected readonly view = computed(() => {
    const { page, problem } = this.state();
    if (problem) return 'problem';
    if (!page) return 'loading';
    return page.items.length > 0 ? 'list' : 'empty';
  });
  /** What a table for spreadsheets would hold now. */
  protected readonly canExport = computed(() => this.view() === 'list' && this.state().exportedRows === null);

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => this.show(query));
    });
    effect(() => {
      const [district, isCity] = [this.schoolsOf(), this.isCity()];
      untracked(() => this.store.dispatch(SupervisionPageActions.placesWanted({ district, isCity })));
    });
  }

  protected change(part: Partial<SupervisionQuery>): void {
    const query = changed(this.query(), part);
    if (JSON.stringify(query) === JSON.stringify(this.query())) return;
    this.go(query);
  }

  protected clear(): void {
    const { period, from, to, order } = this.query();
    this.go({ ...usualQuery, period, from, to, order });
  }

  protected leaf(direction: 'next' | 'previous'): void {
    const { page } = this.state();
    const isBack = direction === 'previous';
    const cursor = (isBack ? page?.previousCursor : page?.nextCursor) ?? null;
    const number = Math.max(1, this.query().page + (isBack ? -1 : 1));
    // The first page has an address of its own, which shows what came meanwhile.
    const first = { ...this.query(), cursor: null, isBack: false, page: 1 };
    this.go(isBack && number === 1 ? first : { ...this.query(), cursor, isBack, page: number });
    document.querySelector('main')?.scrollIntoView();
  }

  protected reload(): void {
    this.isFresh = true;
    this.show(this.query());
  }

  protected export(): void {
    this.store.dispatch(SupervisionPageActions.exportAsked());
  }

  protected stopExport(): void {
    this.store.dispatch(SupervisionPageActions.exportStopped());
  }

  private go(query: SupervisionQuery): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: writeQuery(query) });
  }

  private show(query: SupervisionQuery): void {
    this.store.dispatch(SupervisionPageActions.queryChanged({ query, isFresh: this.isFresh }));
    this.isFresh = false;
  }
}
