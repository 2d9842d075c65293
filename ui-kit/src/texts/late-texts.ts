import { inject, Injectable } from '@angular/core';
import { TranslocoService, type Translation } from '@jsverse/transloco';

/** Fetches Chinese texts by their full keys. */
export type LoadLateTexts = () => Promise<Translation>;

/**
 * Chinese texts that are no part of the app's script, and come with what shows them. English is one file, which has
 * them all.
 */
@Injectable({ providedIn: 'root' })
export class LateTexts {
  private readonly transloco = inject(TranslocoService);
  private readonly added = new Map<LoadLateTexts, Promise<void>>();

  /** @throws where they cannot be fetched; the next call tries again */
  add(load: LoadLateTexts): Promise<void> {
    const known = this.added.get(load);
    if (known) return known;
    const adding = load().then((texts) => void this.transloco.setTranslation(texts, 'zh-CN', { merge: true }));
    this.added.set(load, adding);
    adding.catch(() => this.added.delete(load));
    return adding;
  }
}

/** For a route's `loadComponent`: the page and its texts, fetched at once. */
export async function withTexts<Page>(load: LoadLateTexts, page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, inject(LateTexts).add(load)]);
  return loaded;
}
