import { Component, computed, inject, input } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { ApiClient, Button, Icon, Realtime } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SessionView } from '../../../api.ts';
import { apiBase, links } from '../links.ts';

/** What the student gave for a session, or the way to it once it is owed: some seconds after the end. */
@Component({
  selector: 'one-to-one-rate-link',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    @if (rating(); as one) {
      @if (one.state === 'owed') {
        <div class="owed">
          <p>{{ 'one-to-one.rate.lead' | transloco }}</p>
          <a fdButton [routerLink]="links.rating(one.id)" [queryParams]="{ next: links.session(session().id) }"><fd-icon name="star" />{{ 'one-to-one.rate.go' | transloco }}</a>
        </div>
      } @else {
        <p class="given fd-quiet"><fd-icon name="star" />{{ 'one-to-one.rate.given' | transloco: { score: one.score, scale: one.scale } }}</p>
      }
    }
  `,
  styles: `
    .owed { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 16px; padding: 14px 16px; border-radius: var(--fd-radius); background: var(--fd-caution); color: var(--fd-on-caution); }
    .owed p { flex: 1 1 14em; font-weight: 600; }
    p { margin: 0; }
    .given { display: flex; align-items: center; gap: 8px; }
    .given fd-icon { font-size: 14px; }
  `,
})
export class RateLink {
  private readonly api = inject(ApiClient);
  readonly session = input.required<SessionView>();
  protected readonly links = links;
  private readonly anew = rxResource({
    params: () => this.session().id,
    stream: ({ params: id }) => this.api.get<SessionView>(`${apiBase}/sessions/${id}`),
  });
  protected readonly rating = computed(() => (this.anew.hasValue() ? this.anew.value().rating : this.session().rating));

  constructor() {
    inject(Realtime)
      .on('ratings.owed-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.anew.reload());
  }
}
