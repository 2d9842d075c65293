import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Language } from '@fudao/ui-kit';
import { pointsWords } from '../points/points-words.ts';
import { percent, type Row, servicesOf } from './report.ts';

/** What all rows together came to, with the period before. */
@Component({
  selector: 'admin-report-totals',
  imports: [TranslocoPipe],
  template: `
    <dl>
      @for (tile of tiles(); track tile.name) {
        <div class="fd-card">
          <dt>{{ 'reports.total.' + tile.name | transloco }}</dt>
          <dd>{{ tile.value }}</dd>
          @if (tile.note) {
            <dd class="fd-quiet">{{ tile.note }}</dd>
          }
        </div>
      }
    </dl>
  `,
  styles: `
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(170px, 45%), 1fr)); gap: 10px; margin: 0 0 16px; }
    .fd-card { margin: 0; padding: 12px 14px; }
    dt { color: var(--mat-sys-on-surface-variant); font-size: 0.88rem; }
    dd { margin: 2px 0 0; font-size: 1.4rem; font-weight: 650; font-variant-numeric: tabular-nums; }
    dd.fd-quiet { font-size: 0.82rem; font-weight: 400; }
  `,
})
export class ReportTotals {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  readonly total = input.required<Row>();
  readonly fewest = input.required<number>();
  readonly isOfMany = input(true);
  protected readonly tiles = computed(() => {
    this.language.current();
    const { before, ...total } = this.total();
    const than = (value: number | undefined) => (value === undefined ? '' : this.texts.translate('reports.than', { before: value.toLocaleString() }));
    return [
      ...(this.isOfMany() ? [{ name: 'teachers', value: total.teachers.toLocaleString(), note: '' }] : []),
      { name: 'minutes', value: total.minutes.toLocaleString(), note: than(before?.minutes) },
      { name: 'services', value: servicesOf(total).toLocaleString(), note: than(before ? servicesOf(before) : undefined) },
      { name: 'answers', value: total.answers.toLocaleString(), note: than(before?.answers) },
      { name: 'adopted', value: percent(total.adopted, total.answers), note: before?.answers ? this.texts.translate('reports.than', { before: percent(before.adopted, before.answers) }) : '' },
      { name: 'response', value: percent(total.withinHour, total.responses), note: '' },
      ...this.meanTiles(),
      ...this.pointTiles(),
      ...this.seatTiles(),
    ];
  });

  private pointTiles() {
    const { earnings } = this.total();
    if (!earnings) return [];
    const note = earnings.cut > 0 ? this.texts.translate('reports.cut', { points: pointsWords(earnings.cut) }) : '';
    return [{ name: 'earnings', value: pointsWords(earnings.earned), note }];
  }

  /** Only where there were classes. */
  private seatTiles() {
    const { attendance, classes } = this.total();
    if (!attendance || classes === 0) return [];
    const { seats, taken, attended } = attendance;
    const note = this.texts.translate('reports.seats', { seats: seats.toLocaleString(), taken: taken.toLocaleString() });
    return [{ name: 'attendance', value: attended.toLocaleString(), note }];
  }

  private meanTiles() {
    return (['live', 'stars'] as const).flatMap((name) => {
      const given = this.total()[name];
      if (!given) return [];
      const note = given.mean === null ? this.texts.translate('reports.few', { fewest: this.fewest() }) : this.texts.translate('reports.ratings', { count: given.count.toLocaleString() });
      return [{ name, value: given.mean?.toFixed(name === 'live' ? 1 : 2) ?? '–', note }];
    });
  }
}
