import { DestroyRef, inject, type Signal, signal } from '@angular/core';
import { Appearance } from '../../appearance/appearance.ts';

/** What the app shows now, light or dark: the person's choice, else the device's. */
export function injectMode(): () => 'light' | 'dark' {
  const { theme } = inject(Appearance);
  const isDark = injectDeviceIsDark();
  return () => {
    const chosen = theme();
    if (chosen !== 'system') return chosen;
    return isDark() ? 'dark' : 'light';
  };
}

function injectDeviceIsDark(): Signal<boolean> {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = signal(query.matches);
  const follow = () => isDark.set(query.matches);
  query.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', follow));
  return isDark.asReadonly();
}
