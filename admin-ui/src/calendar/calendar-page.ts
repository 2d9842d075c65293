import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import {
  ApiProblem,
  Button,
  cityDate,
  Confirmations,
  ErrorState,
  Icon,
  IconButton,
  Language,
  Loading,
  MinuteClock,
  Page,
  selectAccount,
  selectPermissions,
  type Tab,
  Tabs,
  Toasts,
} from '@fudao/ui-kit';
import { live } from '../plugins/live.ts';
import { permissions } from '../permissions.ts';
import { saveFile } from '../releases/save-file.ts';
import type { Edit, HistoryItem, MarkDays, SchoolYear, Term, TermEdit, Wanted } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { CalendarDeeds } from './calendar-deeds.ts';
import { CalendarHistory } from './calendar-history.ts';
import { DayForm } from './day-form.ts';
import { type DayRange, schoolYearAt } from './dates.ts';
import { ImportDialog } from './import-dialog.ts';
import { ScopeChoice } from './scope-choice.ts';
import { TermsList } from './terms-list.ts';
import { YearFacts } from './year-facts.ts';
import { YearGrid } from './year-grid.ts';
import type { Provisional } from './year-view.ts';

const [firstYear, lastYear] = [2000, 2098];
type View = 'year' | 'terms' | 'history';

/** The school calendar of a year: read by everyone of the staff, set by the city and, for their days off, its districts. */
@Component({
  selector: 'admin-calendar-page',
  imports: [
    Button,
    CalendarHistory,
    DayForm,
    ErrorState,
    Icon,
    IconButton,
    ImportDialog,
    Loading,
    Page,
    ScopeChoice,
    Tabs,
    TermsList,
    TranslocoPipe,
    YearFacts,
    YearGrid,
  ],
  providers: [CalendarDeeds],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
})
export class CalendarPage {
  private readonly api = inject(CalendarApi);
  private readonly clock = inject(MinuteClock);
  private readonly language = inject(Language);
  private readonly questions = inject(Confirmations);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly store = inject(Store);
  private readonly account = this.store.selectSignal(selectAccount);
  private readonly granted = this.store.selectSignal(selectPermissions);
  private readonly termsList = viewChild(TermsList);
  protected readonly deeds = inject(CalendarDeeds);
  /** Of the address. */
  readonly year = input<string>();
  readonly district = input<string>();
  readonly view = input<string>();

  /** Who belongs to no district looks at the city, or at the district that is named. */
  protected readonly choosesDistrict = computed(() => !this.account()?.districtId);
  protected readonly districtId = computed(() => this.account()?.districtId ?? this.district());
  protected readonly present = computed(() => schoolYearAt(cityDate(this.clock.now())));
  protected readonly shownYear = computed(() => {
    const asked = numberAttribute(this.year());
    return Number.isInteger(asked) && asked >= firstYear && asked <= lastYear ? asked : this.present();
  });
  protected readonly calendar = live({
    params: () => ({ year: this.shownYear(), district: this.districtId() }),
    load: ({ year, district }) => this.api.schoolYear(year, district),
    event: 'organisation.calendar-changed',
  });
  /** What the person may change of what is shown. */
  protected readonly edits = computed((): 'city' | 'district' | null => {
    if (this.districtId()) return this.granted().includes(permissions.editDistrictCalendar) ? 'district' : null;
    return this.granted().includes(permissions.editCalendar) ? 'city' : null;
  });
  protected readonly selected = linkedSignal<string, DayRange | null>({
    source: () => `${this.shownYear()} ${this.districtId()}`,
    computation: () => null,
  });
  protected readonly isImporting = signal(false);
  protected readonly views = computed((): View[] => (this.edits() ? ['year', 'terms', 'history'] : ['year', 'terms']));
  protected readonly shown = computed(() => this.views().find((one) => one === this.view()) ?? 'year');
  protected readonly tabs = computed((): Tab[] => {
    this.language.current();
    return this.views().map((id) => ({ id, label: this.say(`view.${id}`) }));
  });
  protected readonly hint = computed(() => {
    this.language.current();
    const edits = this.edits();
    return this.say(edits === 'city' ? 'hintCity' : edits === 'district' ? 'hintDistrict' : 'readOnly');
  });

  constructor() {
    effect(() => {
      if (this.deeds.done()) this.calendar.reload();
    });
  }

  protected canTurn(years: number): boolean {
    const year = this.shownYear() + years;
    return year >= firstYear && year <= lastYear;
  }

  protected turn(years: number): void {
    const year = this.shownYear() + years;
    this.go({ year: year === this.present() ? null : String(year) });
  }

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected revisionOf({ revisions }: SchoolYear): number {
    return this.edits() === 'district' ? (revisions.district ?? 0) : revisions.city;
  }

  protected async mark(calendar: SchoolYear, days: MarkDays): Promise<void> {
    const words = this.say(`saved.${days.mark ?? 'none'}`, { name: days.name });
    if (await this.save(calendar, { kind: 'mark-days', ...days }, words)) this.selected.set(null);
  }

  protected async confirm(calendar: SchoolYear, { from, to, mark, name }: Provisional): Promise<void> {
    const edit: Edit = { kind: 'mark-days', from, to, mark, name, isProvisional: false };
    await this.save(calendar, edit, this.say('nowConfirmed', { name }));
  }

  protected async saveTerm(calendar: SchoolYear, term: TermEdit): Promise<void> {
    const isSaved = await this.save(calendar, { kind: 'save-term', ...term }, this.say('termSaved', term));
    if (isSaved) this.termsList()?.close();
  }

  protected async removeTerm(calendar: SchoolYear, { id, name }: Term): Promise<void> {
    const isSure = await this.questions.ask({
      heading: this.say('removeTermQuestion', { name }),
      body: this.say('removeTermBody'),
      confirm: this.say('removeTerm'),
      isDangerous: true,
    });
    if (isSure) await this.save(calendar, { kind: 'remove-term', id }, this.say('termRemoved', { name }));
  }

  protected async putBack(calendar: SchoolYear, { revision }: HistoryItem): Promise<void> {
    await this.save(calendar, { kind: 'put-back', revision }, this.say('nowPutBack'));
  }

  protected async takeOver(calendar: SchoolYear, { edit, name }: Wanted): Promise<void> {
    if (await this.save(calendar, edit, this.say('takenOver', { name }))) this.isImporting.set(false);
  }

  protected beginImport(): void {
    this.deeds.problem.set(null);
    this.isImporting.set(true);
  }

  protected async export(): Promise<void> {
    try {
      const { content } = await firstValueFrom(this.api.file(this.districtId()));
      saveFile(content, 'school-calendar.ics');
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
    }
  }

  private save(calendar: SchoolYear, edit: Edit, words: string): Promise<boolean> {
    const seen = {
      districtId: this.edits() === 'district' ? this.districtId() : undefined,
      revision: this.revisionOf(calendar),
    };
    return this.deeds.save(seen, edit, words);
  }

  private say(key: string, values: object = {}): string {
    return this.texts.translate<string>(`calendar.${key}`, values as Record<string, unknown>);
  }
}
