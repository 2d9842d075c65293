import { Component, computed, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Field, Icon, IconButton } from '@fudao/ui-kit';
import type { CalendarDay, Mark, MarkDays, SchoolYear } from './calendar.ts';
import { DayWords } from './day-words.ts';
import { dayCount, type DayRange, isIn } from './dates.ts';

export interface DayDraft {
  readonly mark: Mark;
  readonly name: string;
  readonly isProvisional: boolean;
}

/** What the chosen days are now, where they are all alike; else what people mostly come to enter. */
export function draftOf(days: readonly CalendarDay[], isDistrict: boolean): DayDraft {
  const drafts = days.map(({ mark, name, isProvisional, exception, kind }): DayDraft => {
    if (isDistrict) return { mark: exception === null ? null : 'free', name: exception ?? '', isProvisional: false };
    return { mark, name: mark && kind !== 'district-free' ? (name ?? '') : '', isProvisional };
  });
  const [first] = drafts;
  const isOne = first?.mark && drafts.every((draft) => JSON.stringify(draft) === JSON.stringify(first));
  return isOne ? first : { mark: isDistrict ? 'free' : 'holiday', name: '', isProvisional: false };
}

/** Marks the chosen days: the city's as holidays or make-up days, a district's as days off. */
@Component({
  selector: 'admin-day-form',
  imports: [Button, Field, Icon, IconButton, TranslocoPipe],
  templateUrl: './day-form.html',
  styleUrl: './day-form.scss',
})
export class DayForm {
  protected readonly words = inject(DayWords);
  readonly year = input.required<SchoolYear>();
  readonly range = input.required<DayRange>();
  readonly isDistrict = input(false);
  readonly busy = input(false);
  readonly rangeChanged = output<DayRange>();
  readonly saved = output<MarkDays>();
  readonly closed = output<void>();

  protected readonly days = computed(() => this.year().days.filter(({ date }) => isIn(date, this.range())));
  protected readonly count = computed(() => dayCount(this.range()));
  protected readonly schoolDays = computed(() => this.days().filter(({ isSchoolDay }) => isSchoolDay).length);
  protected readonly marks = computed((): Mark[] =>
    this.isDistrict() ? ['free', null] : ['holiday', 'make-up', null],
  );
  private readonly which = computed(() => `${this.range().from} ${this.range().to} ${this.isDistrict()}`);
  /** Other days begin anew; what somebody else saves meanwhile takes nothing from what is being written. */
  protected readonly draft = linkedSignal<string, DayDraft>({
    source: this.which,
    computation: () => untracked(() => draftOf(this.days(), this.isDistrict())),
  });
  protected readonly isNameMissing = computed(() => this.draft().mark !== null && this.draft().name.trim() === '');
  /** Whether there is something to take away. */
  protected readonly isEntered = computed(() =>
    this.days().some(({ mark, exception }) => (this.isDistrict() ? exception : mark) !== null),
  );
  /** A district has nothing to set where there is no school anyway. */
  protected readonly isPointless = computed(
    () =>
      this.isDistrict() &&
      !this.days().some(
        ({ cityKind, exception }) => exception !== null || ['school-day', 'make-up'].includes(cityKind),
      ),
  );
  /** What stands in the days, said once each. */
  protected readonly facts = computed(() => [
    ...new Map(this.days().map((day) => [`${day.kind} ${day.name}`, day])).values(),
  ]);

  protected change(change: Partial<DayDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setRange(change: Partial<DayRange>): void {
    const { from, to } = { ...this.range(), ...change };
    if (!from || !to) return;
    const isReversed = from > to;
    // The end that was not touched follows.
    this.rangeChanged.emit({ from: isReversed && change.to ? to : from, to: isReversed && change.from ? from : to });
  }

  protected save(): void {
    const { mark, name, isProvisional } = this.draft();
    if (this.isNameMissing() || this.isPointless()) return;
    const rest = mark === null ? {} : { name: name.trim(), isProvisional: mark !== 'free' && isProvisional };
    this.saved.emit({ ...this.range(), mark, ...rest });
  }
}
