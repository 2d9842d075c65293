import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TrendItem } from './report.ts';

const height = 96;
const width = 44;
const gap = 10;

/** What the last periods came to, as bars; the same as a table for who cannot see them or wants the figures. */
@Component({
  selector: 'admin-trend-chart',
  imports: [TranslocoPipe],
  template: `
    <figure>
      <figcaption>{{ 'reports.trendOf.' + of() | transloco }} <span class="fd-quiet">{{ 'reports.trend' | transloco }}</span></figcaption>
      <svg [attr.viewBox]="'0 0 ' + width() + ' ' + (height + 34)" aria-hidden="true" focusable="false">
        @for (bar of bars(); track bar.key) {
          <text [attr.x]="bar.x + bar.width / 2" [attr.y]="bar.y + 12" class="value">{{ bar.value }}</text>
          <rect [class.last]="$last" [attr.x]="bar.x" [attr.y]="bar.y + 16" [attr.width]="bar.width" [attr.height]="bar.height" rx="4" />
          <text [attr.x]="bar.x + bar.width / 2" [attr.y]="height + 32" class="label">{{ bar.label }}</text>
        }
      </svg>
      <details>
        <summary>{{ 'reports.asTable' | transloco }}</summary>
        <table>
          <tbody>
            @for (item of items(); track item.key) {
              <tr><th scope="row">{{ item.key }}</th><td>{{ item[of()] }}</td></tr>
            }
          </tbody>
        </table>
      </details>
    </figure>
  `,
  styles: `
    figure { margin: 0; }
    figcaption { margin-bottom: 6px; font-weight: 600; }
    figcaption .fd-quiet { font-weight: 400; font-size: 0.9rem; }
    svg { display: block; width: 100%; max-width: 460px; height: auto; }
    rect { fill: var(--mat-sys-outline); }
    rect.last { fill: var(--mat-sys-primary); }
    text { fill: var(--mat-sys-on-surface-variant); font-size: 11px; text-anchor: middle; font-variant-numeric: tabular-nums; }
    .value { fill: var(--mat-sys-on-surface); font-weight: 600; }
    summary { min-height: 44px; line-height: 44px; color: var(--mat-sys-primary); cursor: pointer; }
    table { border-collapse: collapse; }
    th, td { padding: 4px 16px 4px 0; text-align: start; font-weight: 400; }
    td { text-align: end; font-variant-numeric: tabular-nums; }
  `,
})
export class TrendChart {
  readonly items = input.required<readonly TrendItem[]>();
  readonly of = input.required<'minutes' | 'answers'>();
  protected readonly height = height;
  protected readonly width = computed(() => this.items().length * (width + gap) - gap);
  protected readonly bars = computed(() => {
    const of = this.of();
    const most = Math.max(1, ...this.items().map((item) => item[of]));
    return this.items().map((item, index) => {
      const value = item[of];
      const tall = Math.max(value > 0 ? 2 : 0, Math.round((value / most) * height));
      // A month is its number, a week its Monday.
      const label = item.key.length === 7 ? item.key.slice(2) : item.key.slice(5);
      return { key: item.key, value, label, x: index * (width + gap), y: height - tall, width, height: tall };
    });
  });
}
