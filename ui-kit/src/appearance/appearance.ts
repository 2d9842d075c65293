import { DOCUMENT } from '@angular/common';
import { effect, inject, Injectable, signal } from '@angular/core';
import { DeviceStore } from '../storage/device-store.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Light or dark: as the device has it, unless the person chose. The theme's colours follow `color-scheme`. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  private readonly device = inject(DeviceStore);
  private readonly chosen = signal<Theme>(this.device.read<Theme>('theme') ?? 'system');

  readonly theme = this.chosen.asReadonly();

  constructor() {
    const page = inject(DOCUMENT).documentElement;
    effect(() => {
      const theme = this.chosen();
      if (theme === 'system') delete page.dataset['theme'];
      else page.dataset['theme'] = theme;
    });
  }

  choose(theme: Theme): void {
    this.device.write('theme', theme);
    this.chosen.set(theme);
  }
}
