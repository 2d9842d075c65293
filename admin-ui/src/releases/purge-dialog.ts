import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, Button, Dialog, Field, Icon, Language, LocalTextPipe, Toasts } from '@fudao/ui-kit';
import type { PluginReleases } from './release.ts';
import { ReleasesApi } from './releases-api.ts';
import { saveFile } from './save-file.ts';

/** Deletes all that a plugin keeps: first an export is taken along, then its name is typed. */
@Component({
  selector: 'admin-purge-dialog',
  imports: [Button, Dialog, Field, Icon, LocalTextPipe, TranslocoPipe],
  templateUrl: './purge-dialog.html',
  styleUrl: './purge-dialog.scss',
})
export class PurgeDialog {
  private readonly api = inject(ReleasesApi);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly toasts = inject(Toasts);
  readonly plugin = input.required<PluginReleases>();
  readonly closed = output<void>();
  readonly purged = output<void>();
  protected readonly receipt = signal<string | null>(null);
  protected readonly typed = signal('');
  protected readonly busy = signal<'export' | 'purge' | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isNamed = computed(() => {
    const { id, name } = this.plugin();
    return [id, ...Object.values(name)].includes(this.typed().trim());
  });

  protected async exportAll(): Promise<void> {
    const file = await this.run('export', this.api.exportAll(this.plugin().id));
    if (!file) return;
    saveFile(
      file.content,
      /filename="([^"]+)"/.exec(file.header('content-disposition') ?? '')?.[1] ?? this.plugin().id,
    );
    this.receipt.set(file.header('x-export-receipt'));
  }

  protected async purge(): Promise<void> {
    const receipt = this.receipt();
    if (receipt === null || !this.isNamed()) return;
    const answer = await this.run('purge', this.api.purge(this.plugin().id, this.typed().trim(), receipt));
    if (!answer) return;
    const name = this.language.of(this.plugin().name);
    this.toasts.show(this.texts.translate(answer.done ? 'releases.nowPurged' : 'releases.purgeGoesOn', { name }), {
      tone: 'good',
    });
    this.purged.emit();
    this.closed.emit();
  }

  private async run<T>(what: 'export' | 'purge', request: Observable<T>): Promise<T | undefined> {
    if (this.busy() !== null) return undefined;
    this.busy.set(what);
    this.problem.set(null);
    try {
      return await firstValueFrom(request);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
      // What the export holds is not all any more: it has to be taken again.
      if (problem.code.startsWith('PLUGIN_EXPORT_')) this.receipt.set(null);
      return undefined;
    } finally {
      this.busy.set(null);
    }
  }
}
