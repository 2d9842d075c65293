import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { rxResource, takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { debounceTime, firstValueFrom, map, Subject } from 'rxjs';
import { ApiProblem, Button, EmptyState, ErrorState, Icon, Language, Loading, LoadMore, Page, selectAccount, Tabs, Toasts } from '@fudao/ui-kit';
import { saveFile } from '../releases/save-file.ts';
import { PeriodBar } from './period-bar.ts';
import { PointsTab } from './points-tab.ts';
import { ReportList } from './report-list.ts';
import { placeQuery, readQuery, rowsQuery } from './report-query.ts';
import { ReportSheet } from './report-sheet.ts';
import { ReportTable } from './report-table.ts';
import { type Level, type Row, sortKeys } from './report.ts';
import { ReportTotals } from './totals.ts';
import { ReportsApi } from './reports-api.ts';
import { TrendChart } from './trend-chart.ts';

/** What teachers did in a week or month, for those who supervise them: on the page, as a file, on paper. */
@Component({
  selector: 'admin-reports-page',
  imports: [
    ...[Button, EmptyState, ErrorState, Icon, Loading, LoadMore, Page, PeriodBar, PointsTab, ReportSheet, ReportTable],
    ...[ReportTotals, Tabs, TranslocoPipe, TrendChart],
  ],
  providers: [ReportList],
  templateUrl: './reports-page.html',
  styleUrl: './reports-page.scss',
})
export class ReportsPage {
  private readonly api = inject(ReportsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  protected readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly list = inject(ReportList);
  protected readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly query = toSignal(this.route.queryParams.pipe(map(readQuery)), { requireSync: true });
  protected readonly typed = new Subject<string>();
  protected readonly sortKeys = sortKeys;
  protected readonly isCity = computed(() => this.account()?.roles.includes('city-administrator') ?? false);
  private readonly isSchool = computed(() => !this.isCity() && Boolean(this.account()?.schoolId));
  /** Of whose schools one can choose. */
  private readonly districtId = computed(() => (this.isCity() ? this.query().districtId : this.isSchool() ? null : (this.account()?.districtId ?? null)));
  protected readonly levels = computed((): Level[] => {
    if (this.isSchool() || this.query().schoolId) return ['teachers'];
    return this.isCity() && !this.query().districtId ? ['districts', 'schools', 'teachers'] : ['schools', 'teachers'];
  });
  protected readonly level = computed(() => this.levels().find((one) => one === this.query().level) ?? (this.levels().includes('districts') ? 'districts' : 'teachers'));
  protected readonly districts = rxResource({
    params: () => this.isCity() || undefined,
    stream: () => this.api.districts(),
    defaultValue: { items: [] },
  });
  protected readonly schools = rxResource({
    params: () => this.districtId() ?? undefined,
    stream: ({ params }) => this.api.schools(params),
    defaultValue: { items: [] },
  });
  protected readonly trend = rxResource({ params: () => placeQuery(this.query()), stream: ({ params }) => this.api.trend(params) });
  protected readonly tabs = computed(() => {
    this.language.current();
    return ['report', 'points'].map((id) => ({ id, label: this.texts.translate(`reports.tab.${id}`) as string }));
  });
  protected readonly period = computed(() => this.list.head()?.period ?? null);
  protected readonly isFiltered = computed(() => this.query().q !== '' || this.query().isUnusual);
  protected readonly isExporting = signal(false);
  protected readonly isPreparing = signal(false);
  protected readonly printed = signal<{ rows: readonly Row[]; at: number } | null>(null);
  protected readonly place = computed(() => {
    this.language.current();
    const { districtName, schoolName } = this.list.head()?.place ?? {};
    return [districtName, schoolName].filter(Boolean).join(' · ') || (this.texts.translate('reports.wholeCity') as string);
  });

  constructor() {
    effect(() => {
      const query = rowsQuery(this.query(), this.level());
      untracked(() => {
        this.printed.set(null);
        void this.list.show(query);
      });
    });
    this.typed.pipe(debounceTime(300), takeUntilDestroyed()).subscribe((q) => this.change({ q: q.trim() || null }));
  }

  protected change(queryParams: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** From a district to its schools, from a school to its teachers. */
  protected open(row: Row): void {
    const into = this.level() === 'districts' ? { district: row.id, level: 'schools' } : { school: row.id, level: 'teachers' };
    void this.router.navigate([], { relativeTo: this.route, queryParams: { ...into, q: null }, queryParamsHandling: 'merge' });
  }

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      const { content } = await firstValueFrom(this.api.export({ ...rowsQuery(this.query(), this.level()), language: this.language.current() }));
      saveFile(content, `${this.texts.translate('reports.csvName')}-${this.period()?.key ?? ''}.csv`);
    } catch (problem) {
      this.tell(problem);
    } finally {
      this.isExporting.set(false);
    }
  }

  /** All rows first: paper has no button for more. */
  protected async print(): Promise<void> {
    this.isPreparing.set(true);
    try {
      this.printed.set({ rows: await this.list.all(), at: Date.now() });
      // The sheet is drawn before the browser takes its picture.
      setTimeout(() => window.print(), 100);
    } catch (problem) {
      this.tell(problem);
    } finally {
      this.isPreparing.set(false);
    }
  }

  private tell(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    this.toasts.show(problem.sentence, { tone: 'bad' });
  }
}
