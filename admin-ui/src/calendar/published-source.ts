import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, cityDate, ErrorState, Field, Icon, Loading, MinuteClock } from '@fudao/ui-kit';
import type { Published, Wanted } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { DayWords } from './day-words.ts';

/** Which year's published holidays are looked at, by which notice; a year that is not known says so. */
@Component({
  selector: 'admin-published-source',
  imports: [ErrorState, Field, Icon, Loading, TranslocoPipe],
  templateUrl: './published-source.html',
  styleUrl: './published-source.scss',
})
export class PublishedSource {
  private readonly api = inject(CalendarApi);
  private readonly words = inject(DayWords);
  private readonly present = Number(cityDate(inject(MinuteClock).now()).slice(0, 4));
  readonly busy = input(false);
  /** Days of the city's own that differ; only then it is asked whether they are replaced. */
  readonly hasKept = input(false);
  /** Null: nothing can be taken over. */
  readonly wanted = output<Wanted | null>();
  protected readonly published = signal<Published | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly year = signal(this.present);
  protected readonly overwrites = signal(false);
  protected readonly years = computed(() => {
    const offered = new Set([this.present, this.present + 1, ...(this.published()?.years ?? [])]);
    return [...offered].sort((one, other) => other - one);
  });
  protected readonly publishedOn = computed(() => {
    const date = this.published()?.notice?.publishedOn;
    return date ? this.words.fullRange({ from: date, to: date }) : '';
  });

  constructor() {
    void this.begin();
  }

  protected async choose(year: number): Promise<void> {
    this.year.set(year);
    this.overwrites.set(false);
    this.wanted.emit(null);
    await this.load(year);
    if (this.year() === year) this.tell();
  }

  protected setOverwrites(overwrites: boolean): void {
    this.overwrites.set(overwrites);
    this.tell();
  }

  /** In the last weeks of a year the next one's arrangement is what people come for. */
  private async begin(): Promise<void> {
    await this.load(this.year());
    const next = this.present + 1;
    if (this.published()?.years.includes(next)) await this.choose(next);
    else this.tell();
  }

  private tell(): void {
    const notice = this.published()?.notice;
    const edit = { kind: 'take-published', year: this.year(), overwrite: this.overwrites() } as const;
    this.wanted.emit(notice ? { edit, name: notice.title } : null);
  }

  private async load(year: number): Promise<void> {
    this.problem.set(null);
    try {
      const published = await firstValueFrom(this.api.published(year));
      if (this.year() === year) this.published.set(published);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.published.update((known) => known && { ...known, notice: null });
      this.problem.set(problem);
    }
  }
}
