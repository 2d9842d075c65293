import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { Store } from '@ngrx/store';
import { firstValueFrom, map } from 'rxjs';
import { ApiClient, type ApiProblem, Button, EmptyState, ErrorState, Icon, Language, LoadMore, Loading, LocalTextPipe, MomentPipe, selectAccount, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import type { District } from '../district/district.ts';
import { saveFile } from '../releases/save-file.ts';
import { PagedList } from '../paged-list.ts';
import { type FlagQuery, RatingsApi } from './ratings-api.ts';
import { type Flag, flagKinds } from './ratings.ts';
import { ReasonDialog } from '../reason-dialog.ts';

const states = ['new', 'looked-at', 'all'];

/** What of an address makes sense. */
function readQuery({ kind, state, district }: Params): FlagQuery {
  const oneOf = (values: readonly string[], given: unknown) => (values.includes(String(given)) ? String(given) : null);
  return { kind: oneOf(flagKinds, kind), state: oneOf(states, state) ?? 'new', districtId: typeof district === 'string' ? district : null };
}

const noNames: Readonly<Record<string, LocalText>> = {};
const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Anomalies of ratings: the figures, and a note of what came of looking into them. */
@Component({
  selector: 'admin-rating-flags-tab',
  imports: [Button, EmptyState, ErrorState, Icon, LoadMore, Loading, LocalTextPipe, MomentPipe, ReasonDialog, RouterLink, TranslocoPipe],
  templateUrl: './flags-tab.html',
  styleUrl: './supervision.scss',
})
export class FlagsTab {
  private readonly api = inject(RatingsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly subjects = toSignal(this.api.subjectNames, { initialValue: noNames });
  protected readonly query = toSignal(inject(ActivatedRoute).queryParams.pipe(map(readQuery)), { requireSync: true });
  protected readonly list = new PagedList<Flag, FlagQuery>((query, cursor) => this.api.flags(query, cursor));
  protected readonly kinds = flagKinds;
  protected readonly states = states;
  protected readonly isCity = computed(() => this.account()?.roles.includes('city-administrator') ?? false);
  private readonly client = inject(ApiClient);
  /** A city administrator chooses among them. */
  protected readonly districts = rxResource({
    params: () => this.isCity() || undefined,
    stream: () => this.client.get<{ items: District[] }>('/api/organisation/districts'),
    defaultValue: { items: [] },
  });
  protected readonly deed = new Deed();
  protected readonly looking = signal<Flag | null>(null);
  protected readonly isExporting = signal(false);

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.list.find(query));
    });
  }

  protected change(params: Params): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  /** The figures as a sentence fills them. */
  protected said({ figures, teacherName, studentName, classGroupName }: Flag) {
    const nobody = this.texts.translate('ratings.otherDistrict') as string;
    return {
      ...{ count: figures.count, of: figures.of, share: percent(figures.share), expected: percent(figures.expected) },
      ...{ students: figures.students ?? 0, adopted: figures.adopted ?? 0, chance: this.chanceOf(figures.probability) },
      ...{ teacher: teacherName ?? '', student: studentName ?? nobody, className: classGroupName ?? '—' },
    };
  }

  /** In words that people use: one in so many. */
  private chanceOf(probability: number): string {
    if (probability < 1e-6) return this.texts.translate('ratings.belowMillion');
    return this.texts.translate('ratings.oneIn', { count: Math.round(1 / probability).toLocaleString(this.language.current()) });
  }

  protected look(flag: Flag): void {
    this.deed.problem.set(null);
    this.looking.set(flag);
  }

  protected note(note: string): void {
    const flag = this.looking();
    if (!flag) return;
    void this.deed.run(this.api.lookAt(flag.id, note), () => {
      this.looking.set(null);
      this.toasts.show(this.texts.translate('ratings.noted'), { tone: 'good' });
      if (this.query().state === 'new') this.list.remove(({ id }) => id === flag.id);
      else void this.list.again();
    });
  }

  /** The pieces, put together, are one file. */
  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      const parts: string[] = [];
      for (let cursor: string | null = null; ;) {
        const piece: { csv: string; nextCursor: string | null } = await firstValueFrom(this.api.exportFlags(this.query(), this.language.current(), cursor));
        parts.push(piece.csv);
        if (piece.nextCursor === null) break;
        cursor = piece.nextCursor;
      }
      saveFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), `${this.texts.translate('ratings.csvName')}.csv`);
    } catch (problem) {
      this.toasts.show((problem as ApiProblem).sentence, { tone: 'bad' });
    } finally {
      this.isExporting.set(false);
    }
  }
}
