import { inject, Injectable } from '@angular/core';
import type { PluginUi } from './define-plugin-ui.ts';
import { OfflinePages } from './offline-pages.ts';

interface PluginModule {
  readonly default?: PluginUi;
  /** What its pages fetch when they are opened, by names beside its own. */
  readonly files?: readonly string[];
}

const pausesMs = [400, 1_500];

/** Fetches the module of a plugin's UI by its URL; a weak network gets two more tries. */
@Injectable({ providedIn: 'root' })
export class PluginModuleLoader {
  private readonly offline = inject(OfflinePages);

  async load(url: string): Promise<PluginUi> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.tryOnce(url, attempt);
      } catch (problem) {
        const pause = pausesMs[attempt];
        if (pause === undefined) throw problem;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /**
   * A browser may remember a failed import under its URL: a further try brings another then. Not before its own has
   * failed again, as the pages that the module fetches later belong to the module under its own URL.
   */
  private async tryOnce(url: string, attempt: number): Promise<PluginUi> {
    if (attempt === 0) return this.importOnce(url);
    return this.importOnce(url).catch(() => this.importOnce(`${url}?attempt=${attempt}-${Date.now()}`));
  }

  protected async importOnce(url: string): Promise<PluginUi> {
    const module = (await import(/* @vite-ignore */ url)) as PluginModule;
    if (!module.default?.routes) throw new Error(`${url} exports no plugin UI`);
    this.offline.keep((module.files ?? []).map((file) => new URL(file, new URL(url, document.baseURI)).href));
    return module.default;
  }
}
