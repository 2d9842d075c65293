import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  Button,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  LocalTextPipe,
  MomentPipe,
  Page,
} from '@fudao/ui-kit';
import { NotificationDeliveryState } from './notification-delivery-state.ts';
import { healthOf, reasonText, type OutsideChannel } from './notification-delivery.ts';

const channels: readonly OutsideChannel[] = ['push', 'mail', 'sms'];
const icons = { missing: 'info', late: 'schedule', failing: 'warning', well: 'check_circle' } as const;

/** Whether notifications go out, what waits, and why some failed: for operators, without receivers and contents. */
@Component({
  selector: 'admin-notification-delivery-page',
  imports: [Button, EmptyState, ErrorState, Icon, Loading, LoadMore, LocalTextPipe, MomentPipe, Page, TranslocoPipe],
  providers: [NotificationDeliveryState],
  templateUrl: './notification-delivery-page.html',
  styleUrl: './notification-delivery-page.scss',
})
export class NotificationDeliveryPage {
  private readonly router = inject(Router);
  protected readonly state = inject(NotificationDeliveryState);
  /** `?channel=mail`: what failed there alone. */
  readonly channel = input<string | undefined>();
  protected readonly chosen = computed(() => channels.find((one) => one === this.channel()) ?? null);
  protected readonly choices: readonly (OutsideChannel | null)[] = [null, ...channels];
  protected readonly health = healthOf;
  protected readonly icons = icons;
  protected readonly reasonText = reasonText;

  constructor() {
    effect(() => {
      const chosen = this.chosen();
      untracked(() => void this.state.load(chosen));
    });
  }

  protected choose(channel: OutsideChannel | null): void {
    void this.router.navigate([], { queryParams: { channel } });
  }

  protected minutesOf(milliseconds: number): number {
    return Math.round(milliseconds / 60_000);
  }
}
