import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import {
  EmptyState,
  MinuteClock,
  MomentPipe,
  Page,
  PluginSlot,
  selectAccount,
  selectNavigation,
} from '@fudao/ui-kit/shell';
import { WaitingConsents } from '../consent/waiting-consents.ts';
import { WaitingRatings } from '../ratings/waiting-ratings.ts';
import { greetingKey } from './greeting.ts';

/** What waits for the student, and the ways into tutoring that the district has enabled. */
@Component({
  selector: 'student-home-page',
  imports: [EmptyState, MomentPipe, Page, PluginSlot, TranslocoPipe, WaitingConsents, WaitingRatings],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly store = inject(Store);
  protected readonly now = inject(MinuteClock).now;
  protected readonly account = this.store.selectSignal(selectAccount);
  protected readonly ways = this.store.selectSignal(selectNavigation);
  protected readonly greeting = computed(() => greetingKey(this.now()));
}
