import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Icon } from '@fudao/ui-kit';
import type { SchoolYear } from './calendar.ts';
import { DayWords } from './day-words.ts';
import { type Provisional, provisionalRanges } from './year-view.ts';

const legend = ['school-day', 'holiday', 'make-up', 'district-free', 'weekend', 'vacation'] as const;

/** Beside the year: what the colours mean, how many school days each term has, what is still to be confirmed. */
@Component({
  selector: 'admin-year-facts',
  imports: [Button, Icon, TranslocoPipe],
  templateUrl: './year-facts.html',
  styleUrl: './year-facts.scss',
})
export class YearFacts {
  protected readonly words = inject(DayWords);
  readonly year = input.required<SchoolYear>();
  /** Whether the city's days can be changed here. */
  readonly canConfirm = input(false);
  readonly busy = input(false);
  /** How days are chosen; said only where they can be. */
  readonly hint = input<string | null>(null);
  readonly confirmed = output<Provisional>();
  protected readonly legend = legend;
  protected readonly provisional = computed(() => provisionalRanges(this.year().days));
  protected readonly terms = computed(() =>
    this.year().terms.map((term) => ({
      ...term,
      schoolDays: this.year().days.filter(({ termId, isSchoolDay }) => isSchoolDay && termId === term.id).length,
    })),
  );
}
