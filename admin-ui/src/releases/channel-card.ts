import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Icon } from '@fudao/ui-kit';
import { MillisecondsPipe } from './milliseconds.pipe.ts';
import type { Channel, PluginReleases } from './release.ts';
import { shareOfFaults, sumUp } from './release-figures.ts';

/** Where one channel of a plugin leads, how that goes, and the way back. */
@Component({
  selector: 'admin-channel-card',
  imports: [Button, Icon, MillisecondsPipe, TranslocoPipe],
  template: `
    <section class="fd-card" [attr.aria-label]="'releases.' + channel() | transloco">
      <p class="which">
        <span class="fd-chip" [class]="channel() === 'stable' ? 'good' : 'accent'">{{
          'releases.' + channel() | transloco
        }}</span>
        @if (version(); as present) {
          <strong>{{ present }}</strong>
        } @else {
          <span class="fd-quiet">{{ 'releases.noCanary' | transloco }}</span>
        }
      </p>
      <p class="fd-quiet">{{ 'releases.channelHint.' + channel() | transloco }}</p>
      @if (figures(); as sum) {
        <dl>
          <div>
            <dt>{{ 'releases.calls' | transloco }}</dt>
            <dd>{{ sum.calls }}</dd>
          </div>
          <div>
            <dt>{{ 'releases.faults' | transloco }}</dt>
            <dd [class.bad]="sum.faults > 0">{{ sum.faults }} ({{ share(sum) }}%)</dd>
          </div>
          <div>
            <dt>p95</dt>
            <dd>{{ sum.p95 | milliseconds }}</dd>
          </div>
        </dl>
      }
      @if (isReversible()) {
        <button fdButton="outlined" type="button" [disabled]="busy()" (click)="rolledBack.emit()">
          <fd-icon name="undo" />
          @if (channel() === 'canary') {
            {{ 'releases.endCanary' | transloco }}
          } @else {
            {{ 'releases.rollBackTo' | transloco: { version: plugin().channels.previousStable } }}
          }
        </button>
      }
    </section>
  `,
  styles: `
    section {
      height: 100%;
      padding: 20px;
    }
    p {
      margin: 0 0 8px;
    }
    .which {
      display: flex;
      align-items: center;
      gap: 10px;
      font-size: 1.2rem;
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
      margin: 12px 0;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.85rem;
    }
    dd {
      margin: 0;
      font-size: 1.15rem;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    .bad {
      color: var(--mat-sys-error);
    }
  `,
})
export class ChannelCard {
  readonly channel = input.required<Channel>();
  readonly plugin = input.required<PluginReleases>();
  readonly busy = input(false);
  readonly rolledBack = output<void>();
  protected readonly share = shareOfFaults;
  protected readonly version = computed(() => this.plugin().channels[this.channel()]);
  protected readonly figures = computed(() => {
    const release = this.plugin().releases.find(({ version }) => version === this.version());
    return release && sumUp(release.nodes);
  });
  protected readonly isReversible = computed(() => {
    const { canary, previousStable } = this.plugin().channels;
    return this.channel() === 'canary' ? canary !== null : previousStable !== null;
  });
}
