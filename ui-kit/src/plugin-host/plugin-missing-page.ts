import { Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button.ts';
import { Page } from '../page/page.ts';
import { EmptyState } from '../states/empty-state.ts';
import { PluginHost } from './plugin-host.ts';

/**
 * The address leads to no page: of a plugin that the district has not enabled (then it goes on by itself
 * once it has), or to one that an enabled plugin does not have.
 */
@Component({
  selector: 'fd-plugin-missing-page',
  imports: [Button, EmptyState, Page, RouterLink, TranslocoPipe],
  template: `
    <fd-page [heading]="(isEnabled ? 'notFound.heading' : 'plugin.missingHeading') | transloco">
      <fd-empty-state
        [icon]="isEnabled ? 'search' : 'extension'"
        [heading]="(isEnabled ? 'notFound.body' : 'plugin.missing') | transloco"
        [hint]="isEnabled ? '' : ('plugin.missingHint' | transloco)"
      >
        <a fdButton="tonal" routerLink="/">{{ 'action.home' | transloco }}</a>
      </fd-empty-state>
    </fd-page>
  `,
})
export class PluginMissingPage {
  private readonly host = inject(PluginHost);
  private readonly router = inject(Router);
  private readonly url = this.router.currentNavigation()?.finalUrl?.toString() ?? this.router.url;
  private readonly pluginId = this.url.split(/[/?#]/)[2] ?? '';
  protected readonly isEnabled = this.host.isHosted(this.pluginId);

  constructor() {
    effect(() => {
      const isThereNow = this.host.plugins().some(({ id }) => id === this.pluginId);
      if (isThereNow && !this.isEnabled) untracked(() => void this.openNow());
    });
  }

  private openNow(): Promise<boolean> {
    return this.router.navigateByUrl(this.url, { onSameUrlNavigation: 'reload' });
  }
}
