import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState, ErrorState, Icon, Loading, LocalTextPipe, MinuteClock, Page } from '@fudao/ui-kit';
import { live } from '../plugins/live.ts';
import type { PluginReleases } from './release.ts';
import { type Attention, attentionFor, shareOfFaults, sumUp } from './release-figures.ts';
import { ReleasesApi } from './releases-api.ts';

const everyMs = 5_000;
const looks: Readonly<Record<Attention, { icon: string; tone: string }>> = {
  waits: { icon: 'pending', tone: 'accent' },
  failing: { icon: 'error', tone: 'caution' },
  probation: { icon: 'visibility', tone: 'accent' },
};

/** Every plugin of the platform for the city's operator: which releases serve, and what asks for attention. */
@Component({
  selector: 'admin-releases-page',
  imports: [Button, EmptyState, ErrorState, Icon, Loading, LocalTextPipe, Page, RouterLink, TranslocoPipe],
  templateUrl: './releases-page.html',
  styleUrl: './releases-page.scss',
})
export class ReleasesPage {
  private readonly api = inject(ReleasesApi);
  private readonly clock = inject(MinuteClock);
  protected readonly looks = looks;
  protected readonly share = shareOfFaults;
  protected readonly plugins = live({ params: () => 'all', load: () => this.api.list(), everyMs });

  protected attention(plugin: PluginReleases): Attention[] {
    return attentionFor(plugin, this.clock.now());
  }

  /** Of the release that most people are sent to. */
  protected stableFigures(plugin: PluginReleases) {
    const stable = plugin.releases.find(({ version }) => version === plugin.channels.stable);
    return stable && sumUp(stable.nodes);
  }
}
