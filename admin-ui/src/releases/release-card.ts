import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AgoPipe, Button, Icon, Language } from '@fudao/ui-kit';
import { NodesTable } from './nodes-table.ts';
import type { Channel, Release } from './release.ts';
import { deedsFor } from './release-figures.ts';

/** One release: where it stands, who is sent to it, which nodes run it, and what can be done with it. */
@Component({
  selector: 'admin-release-card',
  imports: [AgoPipe, Button, Icon, NodesTable, TranslocoPipe],
  templateUrl: './release-card.html',
  styleUrl: './release-card.scss',
})
export class ReleaseCard {
  private readonly language = inject(Language);
  readonly release = input.required<Release>();
  /** Names of districts by id. */
  readonly districts = input.required<(id: string) => string>();
  readonly isEnabledAnywhere = input(false);
  readonly busyVersion = input<string | null>(null);
  readonly installed = output<void>();
  readonly moved = output<Channel>();
  readonly retired = output<void>();
  readonly reinstated = output<void>();
  readonly uninstalled = output<void>();
  protected readonly deeds = computed(() => deedsFor(this.release(), this.isEnabledAnywhere()));
  protected readonly isBusy = computed(() => this.busyVersion() !== null);
  protected readonly pinnedBy = computed(() => this.language.list(this.release().pinnedBy.map((id) => this.districts()(id))));
}
