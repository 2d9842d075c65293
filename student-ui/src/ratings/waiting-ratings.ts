import { Component, computed, inject } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient, Icon, LateTexts, Realtime } from '@fudao/ui-kit/shell';
import { concatMap } from 'rxjs';
import { loadRatingsTexts } from '../texts/load-texts.ts';
import type { OwnRating } from './rating.ts';

interface Owed {
  readonly items: OwnRating[];
}

/** Says that a rating waits, with the way to it. Without network, or where none is owed, it keeps to itself. */
@Component({
  selector: 'student-waiting-ratings',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @if (first(); as one) {
      <a class="fd-card" [routerLink]="['/ratings', one.id]">
        <fd-icon name="star" />
        <span class="words">
          <strong>{{ 'ratings.waiting' | transloco: { count: count() } }}</strong>
          <span>{{ 'ratings.about.' + one.mode | transloco: { name: one.teacherName } }}</span>
        </span>
        <fd-icon class="on" name="chevron_right" />
      </a>
    }
  `,
  styles: `
    a.fd-card { display: flex; align-items: center; gap: 14px; min-height: 64px; margin-bottom: 12px; background: var(--fd-caution); color: var(--fd-on-caution); }
    a.fd-card:hover { background: color-mix(in srgb, var(--fd-caution), var(--fd-on-caution) 8%); }
    .words { display: grid; flex: 1; min-width: 0; line-height: 1.4; }
    .on { font-size: 0.85rem; }
  `,
})
export class WaitingRatings {
  private readonly api = inject(ApiClient);
  private readonly texts = inject(LateTexts);
  private readonly owed = rxResource({
    stream: () => this.api.get<Owed>('/api/ratings/owed').pipe(concatMap((owed) => this.withTexts(owed))),
  });
  private readonly items = computed(() => (this.owed.hasValue() ? this.owed.value().items : []));
  protected readonly first = computed(() => this.items()[0]);
  protected readonly count = computed(() => this.items().length);

  constructor() {
    inject(Realtime)
      .on('ratings.owed-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.owed.reload());
  }

  /** The words are fetched where there is something to say. */
  private async withTexts(owed: Owed): Promise<Owed> {
    if (owed.items.length > 0) await this.texts.add(loadRatingsTexts);
    return owed;
  }
}
