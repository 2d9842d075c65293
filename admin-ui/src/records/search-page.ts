import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { Button, EmptyState, ErrorState, Icon, Language, LoadMore, Loading, MomentPipe, Page, selectAccount, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PagedList } from '../paged-list.ts';
import { saveFile } from '../releases/save-file.ts';
import { RecordKinds } from './kind-names.ts';
import { RecordKindPipe } from './kind.pipe.ts';
import { type OpeningReach, OpeningDialog } from './opening-dialog.ts';
import { RecordsApi } from './records-api.ts';
import { queryOf, readRecordsFilter, type RecordsFilter, spanOf } from './records-filter.ts';
import { RecordsSections } from './records-sections.ts';
import type { Opening, RecordLine } from './records.ts';
import { wayBackOf } from './way-back.ts';

/** Who did what when: records of the own school, district or city, without what they say. */
@Component({
  selector: 'admin-records-search-page',
  imports: [Button, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, OpeningDialog, Page, RecordKindPipe, RecordsSections, TranslocoPipe],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  private readonly api = inject(RecordsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly filter = toSignal(this.route.queryParams.pipe(map(readRecordsFilter)), { requireSync: true });
  private readonly address = toSignal(this.route.queryParams, { requireSync: true });
  /** Whoever comes from a thing that is sealed is asked at once why it is to be opened, and goes back to it. */
  private readonly isSentToAsk = computed(() => this.address()['ask'] === 'one');
  protected readonly wayBack = computed(() => wayBackOf(this.address()));
  protected readonly list = new PagedList<RecordLine, RecordsFilter>((filter, cursor) => this.api.search(queryOf(filter), cursor));
  protected readonly isCity = computed(() => this.account()?.roles.includes('city-administrator') ?? false);
  /** The district whose schools one chooses among: the own, or the chosen. */
  private readonly districtId = computed(() => (this.account()?.schoolId ? '' : (this.account()?.districtId ?? this.filter().districtId)));
  protected readonly kinds = inject(RecordKinds);
  protected readonly districts = rxResource({ params: () => this.isCity() || undefined, stream: () => this.api.districts(), defaultValue: { items: [] } });
  protected readonly schools = rxResource({ params: () => this.districtId() || undefined, stream: ({ params }) => this.api.schools(params), defaultValue: { items: [] } });
  protected readonly reach = signal<OpeningReach | null>(null);
  protected readonly exporting = new Deed();

  constructor() {
    this.kinds.askAgain();
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.list.find(filter));
    });
    effect(() => {
      const first = this.list.items()?.at(-1);
      if (this.isSentToAsk() && first) untracked(() => this.askForRecord(first));
    });
  }

  protected change(queryParams: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: {} });
  }

  protected askForRecord({ seq, kind, at, personName }: RecordLine): void {
    this.reach.set({ record: { seq, kind, at, personName } });
  }

  protected placeOf({ districtName, schoolName }: RecordLine): string {
    return [districtName, schoolName].filter(Boolean).join(' · ');
  }

  /** The person and the span that are looked for; the dialog asks for what is missing. */
  protected askForPerson(): void {
    this.reach.set({ person: this.filter().person, ...spanOf(this.filter()) });
  }

  protected stopAsking(): void {
    this.reach.set(null);
    if (this.isSentToAsk()) this.change({ ask: null });
  }

  protected opened({ id, standing }: Opening): void {
    this.reach.set(null);
    const back = this.wayBack();
    if (back && standing === 'open') void this.router.navigateByUrl(back);
    else void this.router.navigate(['/records/openings', id], { queryParams: { back } });
  }

  protected async export(): Promise<void> {
    const query = { ...queryOf(this.filter()), language: this.language.current() };
    await this.exporting.run(this.api.export(query), ({ content }) => saveFile(content, `${this.texts.translate('records.csvName')}.csv`));
    const problem = this.exporting.problem();
    if (problem) this.toasts.show(problem.sentence, { tone: 'bad' });
  }
}
