import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import { AgoPipe, type ApiProblem, Button, EmptyState, ErrorState, LoadMore, Loading, LocalTextPipe, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { AppealSteps } from './appeal-steps.ts';
import { PagedList } from '../paged-list.ts';
import { RatingsApi } from './ratings-api.ts';
import type { SupervisedAppeal } from './ratings.ts';
import { ReasonDialog } from '../reason-dialog.ts';

const states = ['pending', 'decided'] as const;

/** What teachers contest: the ratings it is about, without whose they are, and the decision. */
@Component({
  selector: 'admin-rating-appeals-tab',
  imports: [AgoPipe, AppealSteps, Button, EmptyState, ErrorState, LoadMore, Loading, LocalTextPipe, ReasonDialog, TranslocoPipe],
  templateUrl: './appeals-tab.html',
  styleUrls: ['./supervision.scss', './appeals-tab.scss'],
})
export class AppealsTab {
  private readonly api = inject(RatingsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  /** Of the address: which one is open, so that "back" closes it on a phone. */
  readonly appeal = input<string>();
  protected readonly states = states;
  protected readonly state = toSignal(
    inject(ActivatedRoute).queryParams.pipe(map(({ state }) => states.find((one) => one === state) ?? 'pending')),
    { requireSync: true },
  );
  protected readonly list = new PagedList<SupervisedAppeal, string>((state, cursor) => this.api.appeals(state, cursor));
  protected readonly open = rxResource({ params: () => this.appeal(), stream: ({ params }) => this.api.readAppeal(params) });
  protected readonly openProblem = computed(() => (this.open.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly chosen = linkedSignal<string | undefined, readonly string[]>({ source: () => this.appeal(), computation: () => [] });
  protected readonly deed = new Deed();
  protected readonly deciding = signal<'keep' | 'exclude' | null>(null);

  constructor() {
    effect(() => {
      const state = this.state();
      untracked(() => void this.list.find(state));
    });
    // An appeal about one text is about one rating: there is nothing to choose.
    effect(() => {
      const detail = this.open.hasValue() ? this.open.value() : undefined;
      if (detail?.about === 'words') this.chosen.set(detail.ratings.map(({ id }) => id));
    });
  }

  protected change(state: string): void {
    void this.router.navigate([], { queryParams: { state, appeal: null }, queryParamsHandling: 'merge' });
  }

  protected select(appeal: string | null): void {
    void this.router.navigate([], { queryParams: { appeal }, queryParamsHandling: 'merge' });
  }

  protected toggle(id: string): void {
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected decide(decision: 'keep' | 'exclude'): void {
    this.deed.problem.set(null);
    this.deciding.set(decision);
  }

  protected send(reason: string): void {
    const [id, decision] = [this.appeal(), this.deciding()];
    if (!id || !decision) return;
    const ratingIds = decision === 'exclude' ? this.chosen() : [];
    void this.deed.run(this.api.decideAppeal(id, { decision, ratingIds, reason }), () => {
      this.deciding.set(null);
      this.list.remove((one) => one.id === id);
      this.select(null);
      this.toasts.show(this.texts.translate(`ratings.decided.${decision}`), { tone: 'good' });
    });
  }
}
