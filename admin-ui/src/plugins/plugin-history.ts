import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Button, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe } from '@fudao/ui-kit';
import { ChangesList } from './changes-list.ts';
import { historySteps } from './history-steps.ts';
import type { PluginChange, PluginDetail } from './plugin.ts';
import { PluginsApi } from './plugins-api.ts';

/** Who decided what and when, with before and after, page by page; earlier settings can be restored. */
@Component({
  selector: 'admin-plugin-history',
  imports: [
    Button,
    ChangesList,
    EmptyState,
    ErrorState,
    Icon,
    Loading,
    LoadMore,
    MomentPipe,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './plugin-history.html',
  styleUrl: './plugin-history.scss',
})
export class PluginHistory {
  private readonly api = inject(PluginsApi);
  readonly plugin = input.required<PluginDetail>();
  readonly district = input<string>();
  /** Of the address: where the history begins. */
  readonly from = input<number>();
  readonly disabled = input(false);
  readonly restored = output<PluginChange>();

  private readonly loaded = signal<readonly PluginChange[] | null>(null);
  private readonly nextBefore = signal<number | null>(null);
  protected readonly hasMore = computed(() => this.nextBefore() !== null);
  protected readonly isLoading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly steps = computed(() => {
    const loaded = this.loaded();
    if (!loaded) return null;
    const steps = historySteps(loaded, this.plugin().settingsSchema);
    // What the last one of a page changed is known only with the one before it.
    return this.hasMore() ? steps.slice(0, -1) : steps;
  });

  /** Another one: there is something new at the top. */
  private readonly revision = computed(() => this.plugin().installation.revision);

  constructor() {
    effect(() => {
      this.revision();
      this.from();
      untracked(() => void this.start());
    });
  }

  protected start(): Promise<void> {
    const from = this.from();
    return this.load(from === undefined ? null : from + 1, true);
  }

  protected more(): Promise<void> {
    return this.load(this.nextBefore(), false);
  }

  protected isPresent({ revision }: PluginChange): boolean {
    return revision === this.plugin().installation.revision;
  }

  private async load(before: number | null, isFirst: boolean): Promise<void> {
    this.isLoading.set(true);
    try {
      const page = await firstValueFrom(this.api.history(this.plugin().id, this.district(), before));
      this.problem.set(null);
      this.loaded.update((known) => (isFirst ? page.items : [...(known ?? []), ...page.items]));
      this.nextBefore.set(page.nextBefore);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (this.loaded() === null) this.problem.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }
}
