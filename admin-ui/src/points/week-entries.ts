import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { IconButton, Icon, Language, LocalTextPipe, MomentPipe } from '@fudao/ui-kit';
import type { WeekOfEntries } from './entries-by-week.ts';
import { weekWords } from './points-words.ts';
import { PointsPipe } from './points.pipe.ts';
import type { Entry } from './statement.ts';

/** One week of a statement: what it came to, and each line with why it is worth what it is. */
@Component({
  selector: 'admin-week-entries',
  imports: [Icon, IconButton, LocalTextPipe, MomentPipe, PointsPipe, TranslocoPipe],
  templateUrl: './week-entries.html',
  styleUrl: './week-entries.scss',
})
export class WeekEntries {
  private readonly language = inject(Language);
  readonly group = input.required<WeekOfEntries>();
  /** Whether lines can be corrected from here. */
  readonly canCorrect = input(false);
  readonly correcting = output<Entry>();
  protected readonly name = computed(() => weekWords(this.group().week, this.language.current()));
}
