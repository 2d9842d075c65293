import { Component, computed, inject, input } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { ApiClient, Button, Icon, Realtime } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { links } from '../links.ts';

interface Owed {
  readonly id: string;
  readonly mode: string;
  readonly teacherId: string;
}

/** The way to the rating of a session, once one is owed. */
@Component({
  selector: 'one-to-one-rate-link',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    @if (owed(); as one) {
      <p>{{ 'one-to-one.rate.lead' | transloco }}</p>
      <a fdButton [routerLink]="links.rating(one.id)" [queryParams]="{ next }"><fd-icon name="star" />{{ 'one-to-one.rate.go' | transloco }}</a>
    }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 16px; padding: 14px 16px; border-radius: var(--fd-radius); background: var(--fd-caution); color: var(--fd-on-caution); }
    :host:not(:has(a)) { display: none; }
    p { flex: 1 1 14em; margin: 0; font-weight: 600; }
  `,
})
export class RateLink {
  private readonly api = inject(ApiClient);
  readonly teacherId = input.required<string>();
  protected readonly links = links;
  protected readonly next = links.sessions;
  private readonly all = rxResource({ stream: () => this.api.get<{ items: Owed[] }>('/api/ratings/owed'), defaultValue: { items: [] } });
  protected readonly owed = computed(() => (this.all.hasValue() ? this.all.value().items.find(({ mode, teacherId }) => mode === 'session' && teacherId === this.teacherId()) : undefined));

  constructor() {
    inject(Realtime)
      .on('ratings.owed-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.all.reload());
  }
}
