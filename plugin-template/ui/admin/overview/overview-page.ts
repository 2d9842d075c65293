import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ApiProblem, EmptyState, ErrorState, Loading, MomentPipe, Page } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DayCounts, Overview } from '../../../api.ts';

/** Percent of the goals that were reached; 0 where there were none. */
const share = ({ set, reached }: DayCounts) => (set === 0 ? 0 : Math.round((reached / set) * 100));

/** How many goals were set and reached, as bars and as numbers. */
@Component({
  selector: 'plugin-template-overview-page',
  imports: [EmptyState, ErrorState, Loading, MomentPipe, Page, TranslocoPipe],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export class OverviewPage {
  private readonly api = inject(ApiClient);
  private readonly destroyed = inject(DestroyRef);
  private readonly days = signal<readonly DayCounts[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** The latest day first. */
  protected readonly rows = computed(() =>
    this.days()
      ?.map((day) => ({ ...day, share: share(day), at: `${day.day}T00:00:00+08:00` }))
      .reverse(),
  );
  protected readonly isEmpty = computed(() => this.rows()?.every(({ set }) => set === 0) ?? false);

  constructor() {
    this.load();
  }

  protected load(): void {
    this.problem.set(null);
    this.api
      .get<Overview>('/api/plugin-template/overview')
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe({
        next: ({ days }) => this.days.set(days),
        error: (problem: ApiProblem) => this.problem.set(problem),
      });
  }
}
