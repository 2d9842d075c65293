import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Page } from '../page/page.ts';
import { ErrorState } from '../states/error-state.ts';
import { PluginHost } from './plugin-host.ts';

/** The plugin is enabled, and its pages could not be fetched. */
@Component({
  selector: 'fd-plugin-failed-page',
  imports: [ErrorState, Page, TranslocoPipe],
  template: `
    <fd-page [heading]="'plugin.failedHeading' | transloco" back="/">
      <fd-error-state [problem]="'plugin.failed' | transloco" (retried)="retry()" />
    </fd-page>
  `,
})
export class PluginFailedPage {
  private readonly host = inject(PluginHost);
  private readonly route = inject(ActivatedRoute);

  protected retry(): void {
    const id = this.route.snapshot.pathFromRoot.map(({ data }) => data['pluginId'] as string).find(Boolean);
    if (id) void this.host.reload(id);
  }
}
