import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { Store } from '@ngrx/store';
import { firstValueFrom, map } from 'rxjs';
import { ApiProblem, Button, EmptyState, ErrorState, Icon, Language, Loading, LoadMore, LocalTextPipe, MomentPipe, Page, type Query, selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { AnomalyWords } from './anomaly-words.ts';
import { PeriodBar } from './period-bar.ts';
import { readQuery } from './report-query.ts';
import { type Activity, correctionWords } from './report.ts';
import { ReportsApi } from './reports-api.ts';
import { ReportTotals } from './totals.ts';

const noNames: Readonly<Record<string, LocalText>> = {};

/** One teacher's week or month: for who supervises the teacher, or the teacher's own. */
@Component({
  selector: 'admin-report-teacher-page',
  imports: [
    ...[AnomalyWords, Button, EmptyState, ErrorState, Icon, Loading, LoadMore, LocalTextPipe, MomentPipe, Page, PeriodBar],
    ...[ReportTotals, RouterLink, TranslocoPipe],
  ],
  templateUrl: './teacher-page.html',
  styleUrl: './teacher-page.scss',
})
export class TeacherPage {
  private readonly api = inject(ReportsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly maySeeRecords = computed(() => this.held().includes(permissions.superviseRecords));
  protected readonly maySeePortrait = computed(() => this.held().includes(permissions.readPortraits));
  /** Of the address; absent for the own report. */
  readonly id = input<string>();
  protected readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly query = toSignal(this.route.queryParams.pipe(map(readQuery)), { requireSync: true });
  protected readonly correctionWords = correctionWords;
  private readonly wanted = computed((): Query => {
    const { kind, date } = this.query();
    return { kind, ...(date && { date }) };
  });
  protected readonly found = rxResource({
    params: () => ({ id: this.id(), query: this.wanted() }),
    stream: ({ params }) => this.api.teacher(params.id, params.query),
  });
  protected readonly report = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly problem = computed(() => this.found.error() as unknown as ApiProblem | undefined);
  protected readonly subjects = toSignal(this.api.subjectNames, { initialValue: noNames });
  /** Nothing is loaded unasked: each look is on the record. The own list is nobody else's. */
  protected readonly activities = signal<readonly Activity[] | null>(null);
  protected readonly nextCursor = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly failed = signal<ApiProblem | null>(null);
  protected readonly heading = computed(() => {
    this.language.current();
    if (this.id() === undefined) return this.texts.translate('reports.teacher.own') as string;
    return this.texts.translate('reports.teacher.heading', { name: this.report()?.row?.name ?? '' }) as string;
  });

  protected choose(queryParams: Params): void {
    this.activities.set(null);
    this.nextCursor.set(null);
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async more(): Promise<void> {
    this.isLoading.set(true);
    this.failed.set(null);
    try {
      const cursor = this.nextCursor();
      const page = await firstValueFrom(this.api.activities(this.id(), { ...this.wanted(), ...(cursor && { cursor }) }));
      this.activities.update((known) => [...(known ?? []), ...page.items]);
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.failed.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }

  /** In the largest unit that leaves whole numbers. */
  protected lasting(seconds: number): string {
    const [unit, size] = seconds < 120 ? (['seconds', 1] as const) : seconds < 7_200 ? (['minutes', 60] as const) : (['hours', 3_600] as const);
    return this.texts.translate(`reports.teacher.${unit}`, { count: Math.round(seconds / size) });
  }

  protected isoOf(moment: number): string {
    return new Date(moment).toISOString();
  }
}
