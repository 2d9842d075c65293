import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ApiProblem, Button, ErrorState, Icon, Loading, Page, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { AppealSteps } from './appeal-steps.ts';
import { BucketBar } from './bucket-bar.ts';
import { PortraitView } from './portrait-view.ts';
import { RatingsApi } from './ratings-api.ts';
import type { Contested, OwnAppeal } from './ratings.ts';
import { ReasonDialog } from '../reason-dialog.ts';

/** A teacher's own ratings, as sums: what students see of them, each mode, words that were let through, appeals. */
@Component({
  selector: 'admin-own-ratings-page',
  imports: [AppealSteps, BucketBar, Button, ErrorState, Icon, Loading, Page, PortraitView, ReasonDialog, TranslocoPipe],
  templateUrl: './own-ratings-page.html',
  styleUrl: './own-ratings-page.scss',
})
export class OwnRatingsPage {
  private readonly api = inject(RatingsApi);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  protected readonly own = rxResource({ stream: () => this.api.own() });
  protected readonly loadProblem = computed(() => (this.own.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly deed = new Deed();
  protected readonly contested = signal<Contested | null>(null);
  protected readonly going = signal<OwnAppeal | null>(null);
  protected readonly modes = computed(() =>
    (this.own.hasValue() ? this.own.value().modes : []).map((mode) => ({ ...mode, meanScore: mode.meanScore.toFixed(1) })),
  );

  protected contest(contested: Contested): void {
    this.deed.problem.set(null);
    this.contested.set(contested);
  }

  protected appeal(reason: string): void {
    const contested = this.contested();
    if (contested) void this.deed.run(this.api.appeal(contested, reason), () => this.done('ratings.appealed'));
  }

  protected takeToCity(reason: string): void {
    const appeal = this.going();
    if (appeal) void this.deed.run(this.api.takeToCity(appeal.id, reason), () => this.done('ratings.wentToCity'));
  }

  private done(text: string): void {
    this.contested.set(null);
    this.going.set(null);
    this.toasts.show(this.texts.translate(text), { tone: 'good' });
    this.own.reload();
  }
}
