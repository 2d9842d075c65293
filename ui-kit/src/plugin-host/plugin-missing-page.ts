import { Component, effect, inject, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button.ts';
import { Page } from '../page/page.ts';
import { EmptyState } from '../states/empty-state.ts';
import { PluginHost } from './plugin-host.ts';

/** The address belongs to a plugin that the district has not enabled. Goes on by itself once it has. */
@Component({
  selector: 'fd-plugin-missing-page',
  imports: [Button, EmptyState, Page, RouterLink, TranslocoPipe],
  template: `
    <fd-page [heading]="'plugin.missingHeading' | transloco">
      <fd-empty-state icon="extension" [heading]="'plugin.missing' | transloco" [hint]="'plugin.missingHint' | transloco">
        <a fdButton="tonal" routerLink="/">{{ 'action.home' | transloco }}</a>
      </fd-empty-state>
    </fd-page>
  `,
})
export class PluginMissingPage {
  constructor() {
    const host = inject(PluginHost);
    const router = inject(Router);
    const url = router.currentNavigation()?.finalUrl?.toString() ?? router.url;
    const id = url.split(/[/?#]/)[2];
    effect(() => {
      if (!id || !host.plugins().some((plugin) => plugin.id === id)) return;
      untracked(() => void router.navigateByUrl(url, { onSameUrlNavigation: 'reload' }));
    });
  }
}
