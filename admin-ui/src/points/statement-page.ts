import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Button, EmptyState, ErrorState, Icon, Language, LoadMore, Loading, Page, selectPermissions } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { permissions } from '../permissions.ts';
import { saveFile } from '../releases/save-file.ts';
import { CorrectionDialog } from './correction-dialog.ts';
import { entriesByWeek } from './entries-by-week.ts';
import { knownTerms } from './known-terms.ts';
import { PointsApi } from './points-api.ts';
import { weekWords } from './points-words.ts';
import { type Entry, kinds } from './statement.ts';
import { StatementList } from './statement-list.ts';
import { StatementTotals } from './statement-totals.ts';
import { TermChoice } from './term-choice.ts';
import { WeekEntries } from './week-entries.ts';

const text = (given: unknown) => (typeof given === 'string' ? given : '');

/** A teacher's points of a term, line by line: the own ones, or those of a teacher whom somebody administers. */
@Component({
  selector: 'admin-statement-page',
  imports: [Button, CorrectionDialog, EmptyState, ErrorState, Icon, LoadMore, Loading, Page, StatementTotals, TermChoice, TranslocoPipe, WeekEntries],
  providers: [StatementList],
  templateUrl: './statement-page.html',
  styleUrl: './points-page.scss',
})
export class StatementPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(PointsApi);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  /** Of the address: another teacher's. */
  readonly id = input<string>();
  protected readonly list = inject(StatementList);
  protected readonly terms = knownTerms();
  protected readonly kinds = kinds;
  protected readonly exporting = new Deed();
  /** What is being corrected: a line, or the whole. */
  protected readonly correcting = signal<Entry | 'whole' | null>(null);
  private readonly query = toSignal(this.route.queryParams, { initialValue: {} as Params });
  protected readonly filter = computed(() => {
    const { term, kind, week } = this.query();
    return { termId: text(term), teacherId: this.id() ?? '', kind: text(kind), week: text(week) };
  });
  protected readonly isFiltered = computed(() => !!this.filter().kind || !!this.filter().week);
  protected readonly heading = computed(() => {
    this.language.current();
    return this.id() ? (this.list.statement()?.teacher.name ?? '') : this.texts.translate<string>('nav.myPoints');
  });
  protected readonly weeks = computed(() => entriesByWeek(this.list.items() ?? [], this.list.statement()?.weeks ?? []));
  protected readonly canCorrect = computed(
    () => !!this.id() && this.held().includes(permissions.correctPoints) && !this.list.statement()?.totals.isClosed,
  );
  protected readonly line = computed(() => {
    const correcting = this.correcting();
    return correcting === 'whole' ? null : correcting;
  });

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.list.find(filter));
    });
  }

  protected nameOf(week: string): string {
    return weekWords(week, this.language.current());
  }

  protected change(queryParams: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected export(): void {
    const { termId, teacherId } = this.filter();
    const chosen = termId || (this.list.statement()?.term.id ?? '');
    const query = { termId: chosen, teacherId, language: this.language.current() };
    void this.exporting.run(this.api.exportStatement(query), ({ content }) => saveFile(content, `points-${chosen}.csv`));
  }
}
