import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../../../src/button/button.ts';
import { Icon } from '../../../src/icon/icon.ts';
import { LocalTextPipe } from '../../../src/texts/local-text.pipe.ts';
import { AgoPipe } from '../../../src/time/moment.pipe.ts';
import type { PushDevice } from './notification-settings.ts';
import type { BrowserPush } from './this-browser.ts';

/** This browser's push, and the others that allowed it. */
@Component({
  selector: 'fd-push-devices',
  imports: [AgoPipe, Button, Icon, LocalTextPipe, TranslocoPipe],
  template: `
    @switch (here()) {
      @case ('unsupported') {
        <p class="note">
          <fd-icon name="info" />{{
            (needsHomeScreen() ? 'notificationSettings.homeScreen' : 'notificationSettings.unsupported') | transloco
          }}
        </p>
      }
      @case ('denied') {
        <p class="note caution"><fd-icon name="warning" />{{ 'notificationSettings.denied' | transloco }}</p>
      }
      @default {
        @if (!isListed()) {
          <p class="note"><fd-icon name="notifications" />{{ 'notificationSettings.offHint' | transloco }}</p>
          <div>
            <button fdButton type="button" [busy]="isBusy()" [disabled]="isBusy() || here() === 'unknown'" (click)="allowed.emit()">
              {{ 'notificationSettings.allow' | transloco }}
            </button>
          </div>
        }
      }
    }
    @if (devices().length) {
      <ul class="fd-list">
        @for (one of ordered(); track one.id) {
          <li class="fd-row">
            <fd-icon name="devices" />
            <span class="grow">
              {{ one.name | localText }}
              @if (one.endpointHash === hereHash()) {
                <span class="fd-chip good">{{ 'account.currentSession' | transloco }}</span>
              }
              <br /><span class="fd-quiet">{{ 'account.lastSeen' | transloco: { time: one.seenAt | ago } }}</span>
            </span>
            <span class="deeds">
              <button fdButton="text" type="button" [attr.aria-label]="('notificationSettings.test' | transloco) + ' ' + (one.name | localText)" (click)="tested.emit(one)">
                {{ 'notificationSettings.test' | transloco }}
              </button>
              <button fdButton="text" type="button" [attr.aria-label]="('notificationSettings.switchOff' | transloco) + ' ' + (one.name | localText)" (click)="removed.emit(one)">
                {{ 'notificationSettings.switchOff' | transloco }}
              </button>
            </span>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './settings-forms.scss',
  styles: `
    /* It stands in a card already. */
    .fd-list {
      border-radius: 0;
      background: none;
      box-shadow: none;
    }
    .fd-row {
      flex-wrap: wrap;
      padding-inline: 0;
      background: none;
    }
    .deeds {
      display: flex;
      margin-inline-start: auto;
    }
  `,
})
export class PushDevices {
  readonly devices = input.required<readonly PushDevice[]>();
  readonly here = input.required<BrowserPush>();
  readonly hereHash = input<string | null>(null);
  readonly needsHomeScreen = input(false);
  readonly isBusy = input(false);
  readonly allowed = output();
  readonly tested = output<PushDevice>();
  readonly removed = output<PushDevice>();
  /** Allowed here, and by the account that is signed in. */
  protected readonly isListed = computed(
    () => this.here() === 'on' && this.devices().some(({ endpointHash }) => endpointHash === this.hereHash()),
  );
  protected readonly ordered = computed(() =>
    [...this.devices()].sort((one, other) => Number(this.isHere(other)) - Number(this.isHere(one))),
  );

  private isHere({ endpointHash }: PushDevice): boolean {
    return endpointHash === this.hereHash();
  }
}
