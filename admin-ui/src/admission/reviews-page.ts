import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { rxResource, takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { debounceTime, map } from 'rxjs';
import {
  AgoPipe,
  ApiClient,
  Button,
  Dialog,
  EmptyState,
  ErrorState,
  Language,
  LoadMore,
  Loading,
  LocalTextPipe,
  MomentPipe,
  Page,
  Realtime,
  selectAccount,
  Tabs,
  Toasts,
} from '@fudao/ui-kit';
import { FindBox } from '../find-box.ts';
import { CurriculumNames } from './curriculum-names.ts';
import {
  paramsOf,
  queueStates,
  type QueueState,
  readReviewFilter,
  type ReviewFilter,
  waiting,
} from './review-filter.ts';
import { type LeftOver, ReviewQueue } from './review-queue.ts';

/** What waits for a reviewer, longest first; the address says what is looked at. */
@Component({
  selector: 'admin-reviews-page',
  imports: [
    AgoPipe,
    Button,
    Dialog,
    EmptyState,
    ErrorState,
    FindBox,
    LoadMore,
    Loading,
    LocalTextPipe,
    MomentPipe,
    Page,
    RouterLink,
    Tabs,
    TranslocoPipe,
  ],
  providers: [ReviewQueue],
  templateUrl: './reviews-page.html',
  styleUrls: ['./filters.scss', './reviews-page.scss'],
})
export class ReviewsPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(ApiClient);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly queue = inject(ReviewQueue);
  protected readonly names = inject(CurriculumNames);
  protected readonly leftOver = signal<readonly LeftOver[]>([]);
  protected readonly filter = toSignal(this.route.queryParams.pipe(map(readReviewFilter)), { initialValue: waiting });
  protected readonly params = computed(() => paramsOf(this.filter()));
  protected readonly tabs = computed(() => {
    this.language.current();
    const count = this.queue.counts()?.waiting;
    return queueStates.map((id) => ({
      id,
      label: this.texts.translate(`admission.queue.${id}`) as string,
      ...(id === 'waiting' && count ? { count } : {}),
    }));
  });
  /** A school's administrators have one school. */
  protected readonly schools = rxResource({
    params: () => (this.account()?.schoolId ? undefined : { districtId: this.account()?.districtId ?? null }),
    stream: ({ params }) =>
      this.api.get<{ items: { id: string; name: string }[] }>('/api/organisation/schools', params),
    defaultValue: { items: [] },
  });

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.queue.find(filter));
    });
    inject(Realtime)
      .on('admission.queue-changed')
      .pipe(debounceTime(500), takeUntilDestroyed())
      .subscribe(() => {
        // Who is choosing, or reads further down, is not disturbed.
        const isBusy =
          this.queue.isApproving() || this.queue.chosen().length > 0 || (this.queue.items()?.length ?? 0) > 20;
        if (!isBusy) void this.queue.again();
      });
  }

  protected show(state: string): void {
    this.change({ state: state as QueueState });
  }

  protected change(changed: Partial<ReviewFilter>): void {
    const queryParams = paramsOf({ ...this.filter(), ...changed });
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true });
  }

  protected async approve(): Promise<void> {
    const result = await this.queue.approveChosen();
    if (!result) return;
    this.leftOver.set(result.left);
    if (result.done > 0)
      this.toasts.show(this.texts.translate('admission.queue.approved', { count: result.done }), { tone: 'good' });
  }
}
