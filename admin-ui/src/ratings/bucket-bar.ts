import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Buckets } from './ratings.ts';

/** How many ratings were low, middle and high: one bar in three parts, told in words to who cannot see it. */
@Component({
  selector: 'admin-bucket-bar',
  imports: [TranslocoPipe],
  template: `
    <span class="bar" role="img" [attr.aria-label]="'ratings.buckets' | transloco: counts()">
      @for (part of parts(); track part.name) {
        <span [class]="part.name" [style.flex-grow]="part.count">{{ part.count }}</span>
      }
    </span>
  `,
  styles: `
    :host { display: block; min-width: 120px; }
    .bar { display: flex; height: 24px; border-radius: 8px; overflow: hidden; font-size: 0.8rem; font-weight: 600; line-height: 24px; text-align: center; font-variant-numeric: tabular-nums; }
    .bar > span { flex-basis: 22px; min-width: 22px; }
    .low { background: light-dark(#f3b5ae, #7d2a24); color: light-dark(#5b1009, #ffe1dd); }
    .middle { background: light-dark(#ffdf94, #6a5310); color: light-dark(#4d3a00, #ffeebf); }
    .high { background: light-dark(#9fdcb6, #1c5e38); color: light-dark(#0b4a26, #d6f5e1); }
  `,
})
export class BucketBar {
  readonly buckets = input.required<Buckets>();
  protected readonly counts = computed(() => ({ low: this.buckets().low, middle: this.buckets().middle, high: this.buckets().high }));
  protected readonly parts = computed(() => {
    const { low, middle, high } = this.buckets();
    const all = [{ name: 'low', count: low }, { name: 'middle', count: middle }, { name: 'high', count: high }];
    return all.filter(({ count }) => count > 0);
  });
}
