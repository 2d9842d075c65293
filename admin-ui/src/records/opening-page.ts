import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Button, Countdown, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, Page, Toasts, type Watermark, Watermarked } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { changesOf } from '../plugins/live.ts';
import { RecordKindPipe } from './kind.pipe.ts';
import { PayloadView } from './payload-view.ts';
import { RecordsApi } from './records-api.ts';
import { type ContentItem, type ContentPage, type Opening, openingChanged } from './records.ts';
import { wayBackOf } from './way-back.ts';

/** What the records of the own opening say, under its watermark and while it lasts. Each load is a look, so nothing is loaded unasked. */
@Component({
  selector: 'admin-records-opening-page',
  imports: [Button, Countdown, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, Page, PayloadView, RecordKindPipe, RouterLink, TranslocoPipe, Watermarked],
  templateUrl: './opening-page.html',
  styleUrl: './opening-page.scss',
})
export class OpeningPage {
  private readonly api = inject(RecordsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  /** Of the address. */
  readonly id = input.required<string>();
  /** Of the address too: the page of the thing that it was asked for. */
  readonly back = input<string>();
  protected readonly wayBack = computed(() => wayBackOf({ back: this.back() }));
  protected readonly opening = signal<Opening | null>(null);
  protected readonly items = signal<readonly ContentItem[] | null>(null);
  protected readonly names = signal<ContentPage['names']>({});
  protected readonly watermark = signal<Watermark | null>(null);
  protected readonly nextCursor = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  /** Approved while it was looked at. */
  protected readonly isGranted = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly closing = new Deed();

  constructor() {
    changesOf(openingChanged).pipe(takeUntilDestroyed()).subscribe(() => void this.follow());
    effect(() => {
      const id = this.id();
      untracked(() => void this.load(id));
    });
  }

  protected async load(id = this.id()): Promise<void> {
    this.problem.set(null);
    try {
      this.opening.set(await firstValueFrom(this.api.opening(id)));
      if (this.opening()!.standing === 'open') await this.more();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    }
  }

  /** What changed is shown; content only once the person asks for it, since that is a look. */
  private async follow(): Promise<void> {
    const shown = this.opening();
    if (!shown) return;
    try {
      const opening = await firstValueFrom(this.api.opening(shown.id));
      if (opening.id !== this.id() || opening.standing === this.opening()?.standing) return;
      this.opening.set(opening);
      this.items.set(null);
      this.watermark.set(null);
      this.nextCursor.set(null);
      this.isGranted.set(opening.isOwn && opening.standing === 'open');
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
    }
  }

  protected async more(): Promise<void> {
    if (this.isLoading()) return;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.api.content(this.id(), this.nextCursor()));
      this.items.update((items) => [...(items ?? []), ...page.items]);
      this.names.update((names) => ({ ...names, ...page.names }));
      this.nextCursor.set(page.nextCursor);
      this.watermark.set(page.watermark);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }

  /** What was to be seen is not shown any longer than it may be. */
  protected end(): void {
    this.items.set(null);
    this.watermark.set(null);
    void this.load();
  }

  protected async close(): Promise<void> {
    const opening = this.opening();
    if (!opening) return;
    await this.closing.run(this.api.close(opening), () => {
      this.toasts.show(this.texts.translate('records.closedNow'), { tone: 'good' });
      void this.router.navigate(['/records/openings']);
    });
    const problem = this.closing.problem();
    if (problem) this.toasts.show(problem.sentence, { tone: 'bad' });
  }
}
