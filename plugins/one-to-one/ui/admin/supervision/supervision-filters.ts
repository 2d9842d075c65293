import { Component, computed, inject, input, output } from '@angular/core';
import { Button, cityDate, type Days, daysOf, Icon, Language, MinuteClock, type Period, periods } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Subjects } from '../../shared/subjects/subjects.ts';
import type { SupervisedQuery } from './supervised-query.ts';
import type { Place } from './supervised-sessions.ts';

/** Time, place, subject and teacher of the sessions that are looked for. */
@Component({
  selector: 'one-to-one-supervision-filters',
  imports: [Button, Icon, TranslocoPipe],
  template: `
    <search>
      @if (query().state === 'ended') {
        <select class="fd-input" [attr.aria-label]="'one-to-one.supervision.period' | transloco" (change)="choosePeriod($event)">
          @for (period of periods; track period) {
            <option [value]="period" [selected]="period === query().period">{{ 'one-to-one.supervision.periods.' + period | transloco }}</option>
          }
        </select>
        @if (query().period === 'custom') {
          <label>{{ 'one-to-one.supervision.from' | transloco }}<input class="fd-input" type="date" [max]="days().to" [value]="days().from" (change)="changed.emit({ from: valueOf($event) })" /></label>
          <label>{{ 'one-to-one.supervision.to' | transloco }}<input class="fd-input" type="date" [min]="days().from" [max]="today()" [value]="days().to" (change)="changed.emit({ to: valueOf($event) })" /></label>
        }
      }
      <select class="fd-input" [class.chosen]="query().subject" [attr.aria-label]="'one-to-one.duty.subjects' | transloco" (change)="changed.emit({ subject: valueOf($event) })">
        <option value="">{{ 'one-to-one.supervision.allSubjects' | transloco }}</option>
        @for (subject of subjects.all(); track subject.id) {
          <option [value]="subject.id" [selected]="subject.id === query().subject">{{ language.of(subject.name) }}</option>
        }
      </select>
      @if (districts().length) {
        <select class="fd-input" [class.chosen]="query().district" [attr.aria-label]="'one-to-one.supervision.district' | transloco" (change)="changed.emit({ district: valueOf($event) })">
          <option value="">{{ 'one-to-one.supervision.allDistricts' | transloco }}</option>
          @for (district of districts(); track district.id) {
            <option [value]="district.id" [selected]="district.id === query().district">{{ district.name }}</option>
          }
        </select>
      }
      @if (schools().length) {
        <select class="fd-input" [class.chosen]="query().school" [attr.aria-label]="'one-to-one.supervision.school' | transloco" (change)="changed.emit({ school: valueOf($event) })">
          <option value="">{{ 'one-to-one.supervision.allSchools' | transloco }}</option>
          @for (school of schools(); track school.id) {
            <option [value]="school.id" [selected]="school.id === query().school">{{ school.name }}</option>
          }
        </select>
      }
      @if (query().teacher) {
        <button fdButton="tonal" type="button" (click)="changed.emit({ teacher: null })">{{ 'one-to-one.supervision.ofTeacher' | transloco: { name: teacherName() } }}<fd-icon name="close" /></button>
      }
    </search>
  `,
  styles: `
    search { display: flex; flex-wrap: wrap; gap: 10px; }
    .fd-input { flex: 1 1 140px; width: auto; min-width: 0; max-width: 260px; }
    label { display: flex; align-items: center; gap: 8px; color: var(--mat-sys-on-surface-variant); }
    .chosen { border-color: var(--mat-sys-primary); font-weight: 600; }
    @media (max-width: 599px) { .fd-input { flex-basis: calc(50% - 5px); max-width: none; } }
  `,
})
export class SupervisionFilters {
  private readonly now = inject(MinuteClock).now;
  protected readonly language = inject(Language);
  protected readonly subjects = inject(Subjects);
  readonly query = input.required<SupervisedQuery>();
  /** Empty where there is no choice. */
  readonly districts = input<readonly Place[]>([]);
  readonly schools = input<readonly Place[]>([]);
  readonly teacherName = input('');
  readonly changed = output<Partial<SupervisedQuery>>();
  protected readonly periods = periods;
  protected readonly today = computed(() => cityDate(this.now()));
  protected readonly days = computed<Days>(() => {
    const { period, from, to } = this.query();
    return daysOf(period, { ...(from ? { from } : {}), ...(to ? { to } : {}) }, this.now());
  });

  protected valueOf(event: Event): string | null {
    return (event.target as HTMLInputElement | HTMLSelectElement).value || null;
  }

  /** Choosing days by hand begins with those in view. */
  protected choosePeriod(event: Event): void {
    const period = this.valueOf(event) as Period;
    this.changed.emit(period === 'custom' ? { period, ...this.days() } : { period, from: null, to: null });
  }
}
