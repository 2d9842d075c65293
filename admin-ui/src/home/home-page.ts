import { Component, computed, inject, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import {
  EmptyState,
  LocalTextPipe,
  Page,
  PluginSlot,
  selectAccount,
  selectContributions,
  selectNavigation,
  selectPluginStatus,
} from '@fudao/ui-kit/shell';
import { adminLinks } from '../admin-links.ts';
import { permissions } from '../permissions.ts';
import { PendingProposals } from './pending-proposals.ts';
import { HomeWay } from './home-way.ts';
import { WaitingApplications } from './waiting-applications.ts';

/** Their links have cards of their own. */
const withCards: readonly string[] = [permissions.reviewBank, permissions.reviewAdmissions];

/** Where a member of staff begins: what waits, as plugins and the bank's review tell, then the ways to all else. */
@Component({
  selector: 'admin-home-page',
  imports: [EmptyState, HomeWay, LocalTextPipe, Page, PendingProposals, PluginSlot, TranslocoPipe, WaitingApplications],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly store = inject(Store);
  private readonly navigation = this.store.selectSignal(selectNavigation);
  private readonly plugins = this.store.selectSignal(selectContributions);
  protected readonly account = this.store.selectSignal(selectAccount);
  protected readonly place = computed(() =>
    [this.account()?.districtName, this.account()?.schoolName].filter(Boolean).join(' · '),
  );
  protected readonly reviews = computed(() => this.holds(permissions.reviewBank));
  protected readonly reviewsAdmissions = computed(() => this.holds(permissions.reviewAdmissions));
  /** A plugin that has a card here says more than a link to it. */
  protected readonly contributed = computed(() => {
    const shown = this.plugins().filter(({ slots }) => slots['home.card']);
    return this.navigation().filter(({ link }) => !shown.some(({ id }) => link.startsWith(`/p/${id}/`)));
  });
  protected readonly own = computed(() =>
    adminLinks.filter(
      ({ permission }) => permission !== undefined && !withCards.includes(permission) && this.holds(permission),
    ),
  );
  private readonly slot = viewChild(PluginSlot);
  private readonly status = this.store.selectSignal(selectPluginStatus);
  /** The ways come once what waits above them has its room, so that nobody's finger meets another link. */
  protected readonly hasCards = computed(() => this.status() !== 'unknown' && (this.slot()?.isSettled() ?? false));
  protected readonly isEmpty = computed(
    () => this.navigation().length === 0 && this.own().length === 0 && !this.reviews() && !this.reviewsAdmissions(),
  );

  private holds(permission: string): boolean {
    return this.account()?.permissions.includes(permission) ?? false;
  }
}
