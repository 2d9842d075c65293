import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Page, PluginSlot, selectAccount } from '@fudao/ui-kit/shell';

/** Where a member of staff begins: what waits, and the ways to it. */
@Component({
  selector: 'admin-home-page',
  imports: [Page, PluginSlot, TranslocoPipe],
  template: `
    <fd-page [heading]="'home.hello' | transloco: { name: account()?.name ?? '' }">
      <fd-plugin-slot name="home.card" />
    </fd-page>
  `,
})
export class HomePage {
  protected readonly account = inject(Store).selectSignal(selectAccount);
}
