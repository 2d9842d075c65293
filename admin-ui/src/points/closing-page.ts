import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState, ErrorState, Icon, Loading, Page } from '@fudao/ui-kit';
import { live } from '../plugins/live.ts';
import { ClosingDeeds } from './closing-deeds.ts';
import { closingSteps } from './closing-steps.ts';
import type { DistrictClosing } from './closing.ts';
import { DistrictClosingCard } from './district-closing-card.ts';
import { knownTerms } from './known-terms.ts';
import { PointsApi } from './points-api.ts';
import { PointsSections } from './points-sections.ts';
import { PointsPipe } from './points.pipe.ts';
import { ReasonDialog } from '../reason-dialog.ts';
import { TermChoice } from './term-choice.ts';

/** The way of a term to its payout: districts sign off, the city closes. */
@Component({
  selector: 'admin-closing-page',
  imports: [Button, DistrictClosingCard, EmptyState, ErrorState, Icon, Loading, Page, PointsPipe, PointsSections, ReasonDialog, TermChoice, TranslocoPipe],
  providers: [ClosingDeeds],
  templateUrl: './closing-page.html',
  styleUrls: ['./points-page.scss', './closing-page.scss'],
})
export class ClosingPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(PointsApi);
  protected readonly deeds = inject(ClosingDeeds);
  protected readonly terms = knownTerms();
  protected readonly reopening = signal<DistrictClosing | null>(null);
  private readonly query = toSignal(this.route.queryParams, { initialValue: {} as Params });
  protected readonly termId = computed(() => {
    const asked: unknown = this.query()['term'];
    return typeof asked === 'string' ? asked : (this.terms.value()?.items[0]?.id ?? '');
  });
  protected readonly closing = live({ params: () => this.termId() || undefined, load: (termId) => this.api.closing(termId) });
  protected readonly steps = computed(() => {
    const closing = this.closing.value();
    return closing ? closingSteps(closing) : [];
  });
  protected readonly isClosed = computed(() => this.steps().some(({ name, state }) => name === 'pay' && state === 'now'));

  constructor() {
    this.deeds.changed = () => this.closing.reload();
  }

  protected choose(term: string): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { term }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
