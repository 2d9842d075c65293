import { DOCUMENT } from '@angular/common';
import { inject, Injectable, InjectionToken, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Language as LanguageCode, LocalText } from '@fudao/plugin-sdk';
import { DeviceStore } from '../storage/device-store.ts';
import { askedLanguage } from './asked-language.ts';

export type { LanguageCode };
export const languageCodes: readonly LanguageCode[] = ['zh-CN', 'en'];

/** The languages that the device's owner reads, best first. */
export const DEVICE_LANGUAGES = new InjectionToken<readonly string[]>('DEVICE_LANGUAGES', {
  factory: () => inject(DOCUMENT).defaultView?.navigator.languages ?? [],
});

/** The language of the app: the person's choice in this browser, else what the device asks for, else Chinese. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly device = inject(DeviceStore);
  private readonly texts = inject(TranslocoService);
  private readonly page = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<LanguageCode>(
    this.device.read<LanguageCode>('language') ?? askedLanguage(inject(DEVICE_LANGUAGES)),
  );

  readonly current = this.chosen.asReadonly();
  /** What else is fetched before another language is shown; it does not throw. */
  readonly preparing = new Set<(language: LanguageCode) => Promise<void>>();

  /** Fetches the texts before anything shows them. */
  async start(): Promise<void> {
    await this.change(this.chosen());
  }

  /** Without network another language may not be at hand: then the present one stays. */
  async choose(language: LanguageCode): Promise<void> {
    await this.change(language);
    this.device.write('language', language);
  }

  private async change(language: LanguageCode): Promise<void> {
    const others = [...this.preparing].map((prepare) => prepare(language));
    await Promise.all([firstValueFrom(this.texts.load(language)), ...others]);
    this.texts.setActiveLang(language);
    this.page.lang = language;
    this.chosen.set(language);
  }

  /** Several words or numbers in a row. */
  list(items: readonly (string | number)[]): string {
    return items.join(this.chosen() === 'zh-CN' ? '、' : ', ');
  }

  /** The wording of a text that comes from the server in both languages. */
  of(text: LocalText): string {
    return text[this.chosen()];
  }
}
