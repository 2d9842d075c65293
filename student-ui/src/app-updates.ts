import { DOCUMENT } from '@angular/common';
import { inject, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { TranslocoService } from '@jsverse/transloco';
import { Toasts } from '@fudao/ui-kit/shell';

const everyMs = 60 * 60_000;

/** A new version of the app waits until the person agrees: a form may be half written. */
export function provideAppUpdates(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const updates = inject(SwUpdate);
    const toasts = inject(Toasts);
    const texts = inject(TranslocoService);
    const { location } = inject(DOCUMENT);
    if (!updates.isEnabled) return;
    setInterval(() => void updates.checkForUpdate().catch(() => false), everyMs);
    updates.unrecoverable.subscribe(() => location.reload());
    updates.versionUpdates.subscribe(({ type }) => {
      if (type !== 'VERSION_READY') return;
      const action = { label: texts.translate('frame.update') as string, run: () => location.reload() };
      toasts.show(texts.translate('frame.newVersion'), { key: 'app-version', durationMs: null, action });
    });
  });
}
