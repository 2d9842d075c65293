import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { ApiProblem } from '../../../src/api/api-problem.ts';
import { Button } from '../../../src/button/button.ts';
import { Icon } from '../../../src/icon/icon.ts';
import { Page } from '../../../src/page/page.ts';
import { selectAccount } from '../../../src/session/session.reducer.ts';
import { ErrorState } from '../../../src/states/error-state.ts';
import { Loading } from '../../../src/states/loading.ts';
import { Toasts } from '../../../src/toast/toasts.ts';
import { AddressForm } from './address-form.ts';
import { DigestForm } from './digest-form.ts';
import { KindsTable, type Chosen } from './kinds-table.ts';
import { NotificationSettingsState } from './notification-settings-state.ts';
import type { AddressChannel, Digest, OutsideChannel, PushDevice, QuietHours } from './notification-settings.ts';
import { PushDevices } from './push-devices.ts';
import { QuietHoursForm } from './quiet-hours-form.ts';
import { ThisBrowser } from './this-browser.ts';

/** How a person wants to be told: in the app, by push, by mail, and when not. */
@Component({
  selector: 'fd-notification-settings-page',
  imports: [AddressForm, Button, DigestForm, ErrorState, Icon, KindsTable, Loading, Page, PushDevices, QuietHoursForm, RouterLink, TranslocoPipe],
  providers: [NotificationSettingsState],
  templateUrl: './notification-settings-page.html',
  styles: `
    .lead {
      margin: 0 0 8px;
    }
    .fd-card p {
      margin: 0;
    }
    .closed {
      margin: 12px 0 0;
    }
    .consent {
      display: flex;
      gap: 14px;
    }
    .consent fd-icon {
      flex: none;
      color: var(--mat-sys-primary);
    }
    .consent h2 {
      margin: 0 0 8px;
      font-size: 1.05rem;
    }
    .consent p {
      margin: 0 0 10px;
      line-height: 1.6;
    }
  `,
})
export class NotificationSettingsPage {
  protected readonly state = inject(NotificationSettingsState);
  protected readonly browser = inject(ThisBrowser);
  private readonly account = inject(Store).selectSignal(selectAccount);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal<'push' | AddressChannel | null>(null);
  protected readonly faults = signal<Readonly<Partial<Record<AddressChannel, string>>>>({});
  protected readonly addressChannels = computed<readonly AddressChannel[]>(() =>
    this.state.settings()?.available.includes('sms') ? ['mail', 'sms'] : ['mail'],
  );
  /** Ways on which something can come now. */
  protected readonly open = computed<readonly OutsideChannel[]>(() => {
    const settings = this.state.settings();
    if (!settings) return [];
    const confirmed = settings.addresses.filter(({ address }) => address !== null).map(({ channel }) => channel);
    const ways: OutsideChannel[] = settings.devices.length > 0 ? ['push', ...confirmed] : confirmed;
    return ways.filter((channel) => settings.available.includes(channel));
  });
  /** Nobody has consented to what leaves the app: it is not offered, and all else works. */
  protected readonly isWithheld = computed(() => this.state.settings()?.consent?.allowed === false);
  protected readonly closed = computed(() =>
    (this.isWithheld() ? [] : (this.state.settings()?.available ?? [])).filter((channel) => !this.open().includes(channel)),
  );

  constructor() {
    void this.state.load();
    void this.browser.look();
  }

  protected addressOf(channel: AddressChannel) {
    return this.state.settings()?.addresses.find((one) => one.channel === channel);
  }

  protected choose({ kind, channel, isWanted }: Chosen): void {
    void this.state.choose(kind, channel, isWanted);
  }

  protected async saveQuietHours(hours: QuietHours | null): Promise<void> {
    if (await this.state.saveQuietHours(hours)) this.say('notificationSettings.saved');
  }

  protected async saveDigest(digest: Digest): Promise<void> {
    if (await this.state.saveDigest(digest)) this.say('notificationSettings.saved');
  }

  protected async allow(): Promise<void> {
    const [account, settings] = [this.account(), this.state.settings()];
    if (!account || !settings) return;
    this.busy.set('push');
    try {
      if (await this.browser.allow(account.id, settings.pushKey)) this.say('notificationSettings.allowed');
    } catch (error) {
      // The browser's push service cannot be reached, or the server does not know it.
      const sentence = error instanceof ApiProblem ? error.sentence : this.texts.translate<string>('notificationSettings.noService');
      this.toasts.show(sentence, { tone: 'bad' });
    } finally {
      this.busy.set(null);
      await this.state.load();
    }
  }

  protected async test({ id }: PushDevice): Promise<void> {
    if (await this.state.testDevice(id)) this.say('notificationSettings.tested');
  }

  protected async remove({ id, endpointHash }: PushDevice): Promise<void> {
    const isHere = endpointHash === this.browser.endpointHash();
    if (!(await this.state.removeDevice(id))) return;
    if (isHere) await this.browser.forget();
    this.say('notificationSettings.switchedOff');
  }

  protected async give(channel: AddressChannel, address: string): Promise<void> {
    await this.withAddress(channel, () => this.state.giveAddress(channel, address));
  }

  protected async confirm(channel: AddressChannel, code: string): Promise<void> {
    if (await this.withAddress(channel, () => this.state.confirmAddress(channel, code))) this.say('notificationSettings.addressReady');
  }

  protected async removeAddress(channel: AddressChannel): Promise<void> {
    await this.state.removeAddress(channel);
  }

  private async withAddress(channel: AddressChannel, work: () => Promise<ApiProblem | null>): Promise<boolean> {
    this.busy.set(channel);
    const problem = await work();
    this.busy.set(null);
    this.faults.update((faults) => ({ ...faults, [channel]: problem?.sentence }));
    return problem === null;
  }

  private say(key: string): void {
    this.toasts.show(this.texts.translate(key), { tone: 'good', key: 'notification-settings' });
  }
}
