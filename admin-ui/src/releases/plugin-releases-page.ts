import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  Button,
  ErrorState,
  Icon,
  Language,
  Loading,
  MinuteClock,
  MomentPipe,
  Page,
  type Tab,
  Tabs,
} from '@fudao/ui-kit';
import { districtNames } from '../district/district-names.ts';
import { live } from '../plugins/live.ts';
import { ChannelCard } from './channel-card.ts';
import { ConsentDialog } from './consent-dialog.ts';
import { MoveDialog, type WantedMove } from './move-dialog.ts';
import { PurgeDialog } from './purge-dialog.ts';
import { reasonWords } from './reason-words.ts';
import { ReleaseCard } from './release-card.ts';
import { ReleaseDeeds } from './release-deeds.ts';
import { isPurgeable } from './release-figures.ts';
import { ReleaseHistory } from './release-history.ts';
import { ReleasesApi } from './releases-api.ts';

/** What runs now, and how well, changes by itself. */
const everyMs = 3_000;
const views = ['releases', 'history'] as const;

/** One plugin for the city's operator: its channels, its releases on every node, and what was done with them. */
@Component({
  selector: 'admin-plugin-releases-page',
  imports: [
    Button,
    ChannelCard,
    ConsentDialog,
    ErrorState,
    Icon,
    Loading,
    MomentPipe,
    MoveDialog,
    Page,
    PurgeDialog,
    ReleaseCard,
    ReleaseHistory,
    Tabs,
    TranslocoPipe,
  ],
  providers: [ReleaseDeeds],
  templateUrl: './plugin-releases-page.html',
  styleUrl: './plugin-releases-page.scss',
})
export class PluginReleasesPage {
  private readonly api = inject(ReleasesApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly clock = inject(MinuteClock);
  protected readonly deeds = inject(ReleaseDeeds);
  /** Of the address. */
  readonly id = input.required<string>();
  readonly view = input<string>();
  /** Of the address: a version that waits for consent. */
  readonly install = input<string>();

  protected readonly plugin = live({ params: () => this.id(), load: (id) => this.api.get(id), everyMs });
  protected readonly districts = districtNames();
  protected readonly heading = computed(() => {
    const plugin = this.plugin.value();
    return plugin ? this.language.of(plugin.name) : '';
  });
  protected readonly tabs = computed((): Tab[] => {
    this.language.current();
    return views.map((id) => ({ id, label: this.texts.translate(`releases.view.${id}`) }));
  });
  protected readonly shown = computed(() => (this.view() === 'history' ? 'history' : 'releases'));
  protected readonly isPurgeable = isPurgeable;
  protected readonly isPurging = signal(false);
  protected readonly moving = signal<WantedMove | null>(null);
  /** A release that failed too often now would be rolled back by itself. */
  protected readonly isWatched = computed(() => {
    const until = this.plugin.value()?.channels.probationUntil;
    return until ? Date.parse(until) > this.clock.now() : false;
  });

  /** Another text: something was done with a release. */
  protected readonly steps = computed(() => {
    const plugin = this.plugin.value();
    const states = plugin?.releases.map(({ version, state, trust }) => `${version} ${state} ${trust}`);
    return [plugin?.channels.revision, ...(states ?? [])].join();
  });

  /** Why the pointer stands where it stands, where somebody said so. */
  protected readonly reason = computed(() => {
    const reason = this.plugin.value()?.channels.reason;
    return reason ? reasonWords(reason) : null;
  });

  constructor() {
    // What a change answers holds at once; the next look only confirms it.
    effect(() => {
      if (this.deeds.done()) this.plugin.reload();
    });
  }

  protected show(view: string): void {
    const queryParams = { view: view === 'releases' ? null : view };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** A plugin that was purged has no page any more. */
  protected leave(): void {
    void this.router.navigate(['/releases']);
  }

  protected openInstall(version: string | null): void {
    void this.router.navigate([], {
      queryParams: { install: version },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
