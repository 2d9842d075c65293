import { inject, Injectable } from '@angular/core';
import { TranslocoService, type Translation } from '@jsverse/transloco';
import { languageCodes } from '../texts/language.ts';
import type { PluginUi } from './define-plugin-ui.ts';

/** Puts a plugin's texts beside those of the app, under the plugin's id, and takes them away again. */
@Injectable({ providedIn: 'root' })
export class PluginTexts {
  private readonly transloco = inject(TranslocoService);

  add(pluginId: string, texts: PluginUi['texts']): void {
    for (const language of languageCodes) {
      this.transloco.setTranslation({ [pluginId]: texts[language] }, language, { merge: true });
    }
  }

  remove(pluginId: string): void {
    for (const language of languageCodes) {
      const kept = Object.entries(this.transloco.getTranslation(language)).filter(([key]) => !key.startsWith(`${pluginId}.`));
      this.transloco.setTranslation(Object.fromEntries(kept) as Translation, language, { merge: false });
    }
  }
}
