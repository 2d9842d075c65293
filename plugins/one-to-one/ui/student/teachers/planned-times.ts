import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ApiClient, Icon, MomentPipe } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PlannedView } from '../../../api.ts';
import { apiBase } from '../../shared/links.ts';

const mostShown = 5;

/** When teachers of a subject plan to be on duty. Says nothing where none does, or where it cannot be read. */
@Component({
  selector: 'one-to-one-planned-times',
  imports: [Icon, MomentPipe, TranslocoPipe],
  template: `
    @if (times().length) {
      <section class="fd-card">
        <h2>{{ 'one-to-one.planned.heading' | transloco }}</h2>
        <ul>
          @for (one of times(); track one.startsAt) {
            <li>
              <fd-icon name="schedule" />
              <span>{{ one.startsAt | moment: 'day' }} {{ one.startsAt | moment: 'time' }}–{{ one.endsAt | moment: 'time' }}</span>
              <span class="fd-quiet">{{ 'one-to-one.planned.teachers' | transloco: { count: one.teachers } }}</span>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    h2 { margin: 0 0 8px; font-size: 1.05rem; }
    ul { display: grid; gap: 10px; margin: 0; padding: 0; list-style: none; }
    li { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: 10px; }
    fd-icon { font-size: 14px; }
  `,
})
export class PlannedTimes {
  private readonly api = inject(ApiClient);
  readonly subject = input.required<string>();
  private readonly planned = rxResource({ stream: () => this.api.get<PlannedView>(`${apiBase}/planned`) });
  protected readonly times = computed(() => (this.planned.hasValue() ? this.planned.value().items.filter(({ subject }) => subject === this.subject()).slice(0, mostShown) : []));
}
