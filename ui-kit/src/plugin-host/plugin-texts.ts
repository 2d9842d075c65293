import { inject, Injectable } from '@angular/core';
import { TranslocoService, type Translation } from '@jsverse/transloco';
import { Language, type LanguageCode, languageCodes } from '../texts/language.ts';
import type { PluginUi, Texts } from './define-plugin-ui.ts';

/** Puts a plugin's texts beside those of the app, under the plugin's id, and takes them away again. */
@Injectable({ providedIn: 'root' })
export class PluginTexts {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly added = new Map<string, PluginUi['texts']>();

  constructor() {
    this.language.preparing.add((language) => this.fetch([...this.added.keys()], language));
  }

  /** The plugin's texts are there in the app's language, and later in one that the person chooses. */
  async add(pluginId: string, texts: PluginUi['texts']): Promise<void> {
    this.added.set(pluginId, texts);
    for (const language of languageCodes) {
      const source = texts[language];
      if (typeof source !== 'function') this.put(pluginId, language, source);
    }
    await this.fetch([pluginId], this.language.current());
  }

  remove(pluginId: string): void {
    this.added.delete(pluginId);
    for (const language of languageCodes) {
      const kept = Object.entries(this.transloco.getTranslation(language)).filter(
        ([key]) => !key.startsWith(`${pluginId}.`),
      );
      this.transloco.setTranslation(Object.fromEntries(kept) as Translation, language, { merge: false });
    }
  }

  /** A weak network: Chinese stands in. */
  private async fetch(pluginIds: readonly string[], language: LanguageCode): Promise<void> {
    await Promise.all(pluginIds.map((id) => this.fetchOne(id, language).catch(() => undefined)));
  }

  private async fetchOne(pluginId: string, language: LanguageCode): Promise<void> {
    const texts = this.added.get(pluginId);
    const source = texts?.[language];
    if (typeof source !== 'function') return;
    const fetched = await source();
    if (this.added.get(pluginId) === texts) this.put(pluginId, language, fetched);
  }

  private put(pluginId: string, language: LanguageCode, texts: Texts): void {
    this.transloco.setTranslation({ [pluginId]: texts }, language, { merge: true });
  }
}
