import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import {
  cityDate,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  MomentPipe,
  type MomentStyle,
  Page,
  selectAccount,
} from '@fudao/ui-kit';
import { OveruseApi } from './overuse-api.ts';
import { byDay } from './overuse-days.ts';
import { OveruseList } from './overuse-list.ts';
import type { Overuse } from './overuse.ts';

const rules = ['student-day', 'student-continuous'];

/** Which students met a limit of use, newest first, for those who answer for them. */
@Component({
  selector: 'admin-overuse-page',
  imports: [EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, Page, TranslocoPipe],
  providers: [OveruseList],
  templateUrl: './overuse-page.html',
  styleUrl: './overuse-page.scss',
})
export class OverusePage {
  private readonly api = inject(OveruseApi);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly list = inject(OveruseList);
  protected readonly days = computed(() => byDay(this.list.items() ?? []));
  /** Of a district or the city: there the school says whose student it is. */
  protected readonly hasSchools = computed(() => !this.account()?.schoolId);
  private readonly schools = rxResource({
    params: () => (this.hasSchools() ? { districtId: this.account()?.districtId ?? undefined } : undefined),
    stream: ({ params }) => this.api.schools(params.districtId),
    defaultValue: { items: [] },
  });
  protected readonly schoolName = computed(() => {
    const items = this.schools.hasValue() ? this.schools.value().items : [];
    const known = new Map(items.map(({ id, name }) => [id, name]));
    return (id: string) => known.get(id) ?? id;
  });

  constructor() {
    void this.list.start();
  }

  protected ruleOf({ rule }: Overuse): string {
    return rules.includes(rule) ? rule : 'other';
  }

  protected untilStyle({ metAt, untilAt }: Overuse): MomentStyle {
    return cityDate(metAt) === cityDate(untilAt) ? 'time' : 'full';
  }

  protected isoOf(moment: number): string {
    return new Date(moment).toISOString();
  }
}
