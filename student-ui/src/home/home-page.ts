import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { EmptyState, MinuteClock, Page, PluginSlot, selectAccount, selectNavigation } from '@fudao/ui-kit/shell';
import { greetingKey } from './greeting.ts';

/** What waits for the student, and the ways into tutoring that the district has enabled. */
@Component({
  selector: 'student-home-page',
  imports: [EmptyState, Page, PluginSlot, TranslocoPipe],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly store = inject(Store);
  private readonly clock = inject(MinuteClock);
  protected readonly account = this.store.selectSignal(selectAccount);
  protected readonly ways = this.store.selectSignal(selectNavigation);
  protected readonly greeting = computed(() => greetingKey(this.clock.now()));
}
