import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Language as LanguageCode, LocalText } from '@fudao/plugin-sdk';
import { DeviceStore } from '../storage/device-store.ts';

export type { LanguageCode };
export const languageCodes: readonly LanguageCode[] = ['zh-CN', 'en'];

/** The language of the app: the person's choice on this device, else Chinese. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly device = inject(DeviceStore);
  private readonly texts = inject(TranslocoService);
  private readonly page = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<LanguageCode>(this.device.read<LanguageCode>('language') ?? 'zh-CN');

  readonly current = this.chosen.asReadonly();

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
    await firstValueFrom(this.texts.load(language));
    this.texts.setActiveLang(language);
    this.page.lang = language;
    this.chosen.set(language);
  }

  /** The wording of a text that comes from the server in both languages. */
  of(text: LocalText): string {
    return text[this.chosen()];
  }
}
