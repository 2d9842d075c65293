import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { cityDate, Icon, IconButton, MomentPipe } from '@fudao/ui-kit';
import { dayBeside } from './report-query.ts';
import type { Period, PeriodKind } from './report.ts';

/** Which week or month a report is of, and whether it is final. */
@Component({
  selector: 'admin-period-bar',
  imports: [Icon, IconButton, MomentPipe, TranslocoPipe],
  template: `
    <div class="row">
      <select #choice class="fd-input" [attr.aria-label]="'reports.period' | transloco" (change)="chosen.emit({ kind: choice.value, date: period()?.startsOn ?? null })">
        @for (one of kinds; track one) {
          <option [value]="one" [selected]="one === kind()">{{ 'reports.kind.' + one | transloco }}</option>
        }
      </select>
      <span class="steps">
      <button fdIconButton type="button" [disabled]="!period()" [attr.aria-label]="'reports.previous' | transloco" (click)="step(-1)"><fd-icon name="chevron_left" /></button>
      <strong aria-live="polite">@if (period(); as one) {{{ 'reports.span' | transloco: { from: one.startsOn, to: one.endsOn } }}}</strong>
      <button fdIconButton type="button" [disabled]="!mayGoOn()" [attr.aria-label]="'reports.next' | transloco" (click)="step(1)"><fd-icon name="chevron_right" /></button>
      </span>
    </div>
    @if (period(); as one) {
      <p class="state">
        @if (one.fixedAt) {
          <span class="fd-chip good"><fd-icon name="lock" />{{ 'reports.fixed' | transloco: { at: one.fixedAt | moment: 'full' } }}</span>
          <span class="fd-quiet">{{ 'reports.fixedHint' | transloco: { version: one.rulesVersion } }}</span>
        } @else {
          <span class="fd-chip caution">{{ (one.isOver ? 'reports.settling' : 'reports.running') | transloco }}</span>
        }
      </p>
    }
  `,
  styles: `
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; }
    .row select { width: auto; min-width: 104px; }
    .steps { display: flex; align-items: center; }
    strong { font-variant-numeric: tabular-nums; }
    .state { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; margin: 8px 0 16px; }
    .state .fd-quiet { font-size: 0.9rem; }
  `,
})
export class PeriodBar {
  readonly kind = input.required<PeriodKind>();
  readonly period = input.required<Period | null>();
  readonly chosen = output<{ kind: string; date: string | null }>();
  protected readonly kinds = ['week', 'month'];
  /** What has not begun has no report. */
  protected readonly mayGoOn = computed(() => {
    const period = this.period();
    return period !== null && dayBeside(period, 1) <= cityDate(Date.now());
  });

  protected step(by: -1 | 1): void {
    const period = this.period();
    if (period) this.chosen.emit({ kind: this.kind(), date: dayBeside(period, by) });
  }
}
