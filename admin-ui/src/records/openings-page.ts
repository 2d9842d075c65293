import { Component, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import { Button, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, Page, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PagedList } from '../paged-list.ts';
import { changesOf } from '../plugins/live.ts';
import { ReasonDialog } from '../reason-dialog.ts';
import { RecordsApi } from './records-api.ts';
import { RecordsSections } from './records-sections.ts';
import { type Opening, openingChanged, openingStates, type OpeningState } from './records.ts';

const readState = ({ state }: Params): OpeningState | null => openingStates.find((one) => one === state) ?? null;

/** Who asked to see whose content and why; a second person lets them, or does not. */
@Component({
  selector: 'admin-records-openings-page',
  imports: [Button, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, Page, ReasonDialog, RecordsSections, RouterLink, TranslocoPipe],
  templateUrl: './openings-page.html',
  styleUrl: './openings-page.scss',
})
export class OpeningsPage {
  private readonly api = inject(RecordsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly states = openingStates;
  protected readonly state = toSignal(inject(ActivatedRoute).queryParams.pipe(map(readState)), { requireSync: true });
  protected readonly list = new PagedList<Opening, { state: OpeningState | null }>(({ state }, cursor) => this.api.openings(state, cursor));
  protected readonly refusing = signal<Opening | null>(null);
  protected readonly deed = new Deed();
  /** The opening that is being decided on. */
  protected readonly busy = signal<string | null>(null);

  constructor() {
    changesOf(openingChanged).pipe(takeUntilDestroyed()).subscribe(() => void this.list.refresh());
    effect(() => {
      const state = this.state();
      untracked(() => void this.list.find({ state }));
    });
  }

  protected show(state: string): void {
    void this.router.navigate([], { queryParams: { state: state || null } });
  }

  protected grant(opening: Opening): void {
    void this.decide(opening, 'records.granted', () => this.api.grant(opening));
  }

  protected refuse(opening: Opening, note: string): void {
    this.refusing.set(null);
    void this.decide(opening, 'records.refused', () => this.api.refuse(opening, note));
  }

  private async decide(opening: Opening, said: string, request: () => ReturnType<RecordsApi['grant']>): Promise<void> {
    this.busy.set(opening.id);
    await this.deed.run(request(), () => this.toasts.show(this.texts.translate(said), { tone: 'good' }));
    this.busy.set(null);
    const problem = this.deed.problem();
    if (problem) this.toasts.show(problem.sentence, { tone: 'bad' });
    await this.list.again();
  }
}
