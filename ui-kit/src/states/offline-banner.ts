import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Connection } from '../connection/connection.ts';
import { Icon } from '../icon/icon.ts';

/** Says, above the page, that what is shown may be old and that nothing can be sent. */
@Component({
  selector: 'fd-offline-banner',
  imports: [Icon, TranslocoPipe],
  template: `
    <div role="status" aria-live="polite">
      @if (!connection.isOnline()) {
        <p><fd-icon name="wifi_off" />{{ 'state.offline' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    p { display: flex; align-items: center; justify-content: center; gap: 8px; margin: 0; padding: 8px 16px; font-size: 0.9rem; color: var(--fd-on-caution); background: var(--fd-caution); }
  `,
})
export class OfflineBanner {
  protected readonly connection = inject(Connection);
}
