import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Toasts } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import type { Installation, PluginDetail } from './plugin.ts';
import { PluginsApi, type Wanted } from './plugins-api.ts';

const conflict = 409;

/** Saves what a district wants of a plugin, one thing at a time; what can be put back offers to be. */
@Injectable()
export class InstallationDeeds {
  private readonly api = inject(PluginsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly isSaving = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  /** Counts what was done or refused: what is shown is to be loaded anew. */
  readonly done = signal(0);

  /** @returns what holds from then on; undefined where it was refused */
  async save(
    plugin: PluginDetail,
    district: string | undefined,
    wanted: Wanted,
    say: string,
  ): Promise<Installation | undefined> {
    if (this.isSaving()) return undefined;
    this.isSaving.set(true);
    // What it offers to put back is about to be something else.
    this.toasts.dismiss('installation');
    this.problem.set(null);
    const { id, installation } = plugin;
    try {
      const change = { ...wanted, expectedRevision: installation.revision };
      const after = await firstValueFrom(this.api.change(id, district, change));
      this.tell(plugin, district, after, wanted, say);
      return after;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
      return undefined;
    } finally {
      this.isSaving.set(false);
      this.done.update((count) => count + 1);
    }
  }

  get isConflict(): boolean {
    return this.problem()?.status === conflict;
  }

  /** Switching is asked about before; settings and releases are put back as easily as they were changed. */
  private tell(
    before: PluginDetail,
    district: string | undefined,
    after: PluginDetail['installation'],
    wanted: Wanted,
    say: string,
  ): void {
    const { enabled, settings, follows, pinnedVersion, canaryPercent } = before.installation;
    const undo = () => {
      const present = { ...before, installation: after };
      void this.save(
        present,
        district,
        { enabled, settings, follows, pinnedVersion, canaryPercent },
        this.texts.translate('plugins.undone'),
      );
    };
    const isSwitched = wanted.enabled !== enabled;
    const action = { label: this.texts.translate('action.undo'), run: undo };
    this.toasts.show(say, { key: 'installation', tone: 'good', ...(isSwitched ? {} : { action, durationMs: 12_000 }) });
  }
}
