import { DOCUMENT } from '@angular/common';
import { effect, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Language as LanguageCode, LocalText } from '@fudao/plugin-sdk';
import { DeviceStore } from '../storage/device-store.ts';

export type { LanguageCode };
export const languageCodes: readonly LanguageCode[] = ['zh-CN', 'en'];

/** The language of the app: the person's choice on this device, else Chinese. */
@Injectable({ providedIn: 'root' })
export class Language {
  private readonly device = inject(DeviceStore);
  private readonly texts = inject(TranslocoService);
  private readonly chosen = signal<LanguageCode>(this.device.read<LanguageCode>('language') ?? 'zh-CN');

  readonly current = this.chosen.asReadonly();

  constructor() {
    const page = inject(DOCUMENT).documentElement;
    effect(() => {
      page.lang = this.chosen();
      this.texts.setActiveLang(this.chosen());
    });
  }

  choose(language: LanguageCode): void {
    this.device.write('language', language);
    this.chosen.set(language);
  }

  /** The wording of a text that comes from the server in both languages. */
  of(text: LocalText): string {
    return text[this.chosen()];
  }
}
