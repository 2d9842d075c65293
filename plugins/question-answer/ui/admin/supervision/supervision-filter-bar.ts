import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Button, type Days, Icon, Language, type Period, periods } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Grade, Subject } from '../../shared/subjects/subject.ts';
import type { Place } from './supervision.actions.ts';
import { countFilters, type SupervisionQuery } from './supervision-query.ts';

/** Time, place and kind of the questions that a supervisor looks for. */
@Component({
  selector: 'qa-supervision-filter-bar',
  imports: [Button, Icon, TranslocoPipe],
  templateUrl: './supervision-filter-bar.html',
  styleUrl: './supervision-filter-bar.scss',
})
export class SupervisionFilterBar {
  protected readonly language = inject(Language);
  readonly query = input.required<SupervisionQuery>();
  /** The days that are looked at. */
  readonly days = input.required<Days>();
  readonly today = input.required<string>();
  readonly subjects = input.required<readonly Subject[]>();
  readonly grades = input.required<readonly Grade[]>();
  /** Empty where there is no choice. */
  readonly districts = input<readonly Place[]>([]);
  readonly schools = input<readonly Place[]>([]);
  readonly changed = output<Partial<SupervisionQuery>>();

  protected readonly periods = periods;
  /** On a phone the choices are folded away. */
  protected readonly isOpen = signal(false);
  protected readonly filterCount = computed(() => countFilters(this.query()));

  protected valueOf(event: Event): string | null {
    return (event.target as HTMLInputElement | HTMLSelectElement).value || null;
  }

  protected chooseGrade(event: Event): void {
    const chosen = this.valueOf(event);
    this.changed.emit({ grade: chosen === null ? null : Number(chosen) });
  }

  protected chooseOrder(event: Event): void {
    this.changed.emit({ order: this.valueOf(event) as SupervisionQuery['order'] });
  }

  /** Choosing days by hand begins with those in view. */
  protected choosePeriod(event: Event): void {
    const period = this.valueOf(event) as Period;
    this.changed.emit(period === 'custom' ? { period, ...this.days() } : { period, from: null, to: null });
  }
}
