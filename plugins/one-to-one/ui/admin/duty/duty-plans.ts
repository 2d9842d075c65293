import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Button, cityDate, Field, Icon, IconButton, Language, MomentPipe, ServerClock } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PlanView } from '../../../api.ts';
import { Subjects } from '../../shared/subjects/subjects.ts';
import type { DutyScope, NewPlan } from './duty-desk.ts';
import { complaintAboutTimes, copiesForNextWeek, planMoments, type PlanTimes, usualTimes } from './plan-times.ts';

/** Duties that lie ahead: seen, added for the subjects and grades chosen above, taken away. */
@Component({
  selector: 'one-to-one-duty-plans',
  imports: [Button, Field, Icon, IconButton, MomentPipe, TranslocoPipe],
  template: `
    <div class="head">
      <h2>{{ 'one-to-one.plans.heading' | transloco }}</h2>
      @if (copies().length) {
        <button fdButton="text" type="button" [disabled]="isBusy()" (click)="copied.emit(copies())"><fd-icon name="redo" />{{ 'one-to-one.plans.copy' | transloco: { count: copies().length } }}</button>
      }
    </div>
    @if (plans().length) {
      <ul>
        @for (plan of plans(); track plan.id) {
          <li>
            <div><strong>{{ plan.startsAt | moment: 'day' }} {{ plan.startsAt | moment: 'time' }}–{{ plan.endsAt | moment: 'time' }}</strong><p class="fd-quiet">{{ wordsOf(plan) }}</p></div>
            <button fdIconButton type="button" [disabled]="isBusy()" [attr.aria-label]="'one-to-one.plans.remove' | transloco: { date: (plan.startsAt | moment: 'full') }" (click)="removed.emit(plan)"><fd-icon name="delete" /></button>
          </li>
        }
      </ul>
    } @else {
      <p class="fd-quiet">{{ 'one-to-one.plans.none' | transloco }}</p>
    }
    <form (submit)="add(); $event.preventDefault()" novalidate>
      <fd-field #d [label]="'one-to-one.plans.date' | transloco"><input #date class="fd-input" type="date" [min]="today" [id]="d.controlId" [value]="times().date" (input)="change({ date: date.value })" /></fd-field>
      <fd-field #f [label]="'one-to-one.plans.from' | transloco"><input #from class="fd-input" type="time" step="300" [id]="f.controlId" [value]="times().from" (input)="change({ from: from.value })" /></fd-field>
      <fd-field #t [label]="'one-to-one.plans.to' | transloco"><input #to class="fd-input" type="time" step="300" [id]="t.controlId" [value]="times().to" (input)="change({ to: to.value })" /></fd-field>
      @if (!isScopeEmpty()) { <p class="fd-quiet">{{ 'one-to-one.plans.for' | transloco: { what: wordsOf(scope()) } }}</p> }
      <button fdButton="tonal" type="submit" [disabled]="isBusy() || isScopeEmpty()"><fd-icon name="add" />{{ 'one-to-one.plans.add' | transloco }}</button>
    </form>
    @if (error(); as words) { <p class="error" role="alert"><fd-icon name="error" />{{ words }}</p> }
  `,
  styles: `
    :host { display: grid; gap: 12px; }
    h2, p { margin: 0; }
    h2 { font-size: 1.1rem; }
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 12px; }
    ul { display: grid; gap: 4px; margin: 0; padding: 0; list-style: none; }
    li { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 6px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    form { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 10px; align-items: end; }
    form fd-field:first-child, form button { grid-column: 1 / -1; }
    form button { justify-self: start; margin-top: 6px; }
    form p { grid-column: 1 / -1; }
    .error { display: flex; gap: 8px; color: var(--mat-sys-error); }
  `,
})
export class DutyPlans {
  private readonly language = inject(Language);
  private readonly texts = inject(TranslocoService);
  private readonly known = inject(Subjects);
  private readonly clock = inject(ServerClock);
  readonly plans = input.required<readonly PlanView[]>();
  readonly scope = input.required<DutyScope>();
  readonly isBusy = input(false);
  readonly added = output<NewPlan>();
  readonly removed = output<PlanView>();
  readonly copied = output<NewPlan[]>();
  /** What the next seven days have, for the week after. */
  protected readonly copies = computed(() => copiesForNextWeek(this.plans(), this.clock.now()));
  protected readonly today = cityDate(this.clock.now());
  protected readonly times = signal<PlanTimes>(usualTimes(this.clock.now()));
  protected readonly complaint = signal<ReturnType<typeof complaintAboutTimes>>(null);
  protected readonly isScopeEmpty = computed(() => this.scope().subjects.length === 0 || this.scope().grades.length === 0);
  protected readonly error = computed(() => {
    const complaint = this.complaint();
    return complaint ? this.texts.translate(`one-to-one.plans.${complaint}`) : '';
  });

  protected change(part: Partial<PlanTimes>): void {
    this.times.update((times) => ({ ...times, ...part }));
    this.complaint.set(null);
  }

  protected add(): void {
    const complaint = complaintAboutTimes(this.times(), this.clock.now());
    this.complaint.set(complaint);
    const moments = planMoments(this.times());
    if (!complaint && moments) this.added.emit({ ...moments, ...this.scope() });
  }

  protected wordsOf({ subjects, grades }: DutyScope): string {
    const names = [...subjects.map((id) => this.known.byId().get(id)?.name), ...grades.map((id) => this.known.gradesById().get(id)?.name)];
    return names.filter((name) => name !== undefined).map((name) => this.language.of(name)).join(' · ');
  }
}
