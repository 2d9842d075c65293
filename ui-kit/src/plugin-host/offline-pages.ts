import { inject, Injectable, InjectionToken } from '@angular/core';
import { quietMoment } from '../app/quiet-moment.ts';

/** What keeps files for when there is no network, where there is such a thing. */
export interface FileKeeper {
  /** Once it is there, and the start of the app is long over. */
  ready(): Promise<void>;
  fetch(url: string): Promise<unknown>;
}

/** No page of a first visit waits for these files, and no slow start is slowed down by them. */
const afterMs = 15_000;

interface Network {
  readonly connection?: { readonly saveData?: boolean };
}

/** The service worker: whatever goes through it, it keeps. */
function serviceWorkerKeeper(): FileKeeper | null {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || (navigator as Network).connection?.saveData) return null;
  return {
    ready: async () => {
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      if (!workers.controller) await new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }));
      await quietMoment();
    },
    fetch: (url) => fetch(url, { priority: 'low' }),
  };
}

export const FILE_KEEPER = new InjectionToken<FileKeeper | null>('keeps files offline', {
  providedIn: 'root',
  factory: serviceWorkerKeeper,
});

/** Fetches the pages of plugins that nobody has opened yet, one after another: they then open without network too. */
@Injectable({ providedIn: 'root' })
export class OfflinePages {
  private readonly keeper = inject(FILE_KEEPER);
  private readonly kept = new Set<string>();
  private last: Promise<unknown> | undefined;

  keep(urls: readonly string[]): void {
    const { keeper } = this;
    if (!keeper) return;
    for (const url of urls.filter((one) => !this.kept.has(one))) {
      this.kept.add(url);
      // Without network they come at the next start.
      this.last = (this.last ?? keeper.ready()).then(() => keeper.fetch(url)).catch(() => undefined);
    }
  }
}
