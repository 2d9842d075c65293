import { Injectable } from '@angular/core';
import type { PluginUi } from './define-plugin-ui.ts';

const pausesMs = [400, 1_500];

/** Fetches the module of a plugin's UI by its URL; a weak network gets two more tries. */
@Injectable({ providedIn: 'root' })
export class PluginModuleLoader {
  async load(url: string): Promise<PluginUi> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.importOnce(attempt === 0 ? url : `${url}?attempt=${attempt}-${Date.now()}`);
      } catch (problem) {
        const pause = pausesMs[attempt];
        if (pause === undefined) throw problem;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /** A browser may remember a failed import under its URL: each further try brings another. */
  protected async importOnce(url: string): Promise<PluginUi> {
    const module = (await import(/* @vite-ignore */ url)) as { default?: PluginUi };
    if (!module.default?.routes) throw new Error(`${url} exports no plugin UI`);
    return module.default;
  }
}
