import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState, Language, Page } from '@fudao/ui-kit';
import { ConsentsApi } from './consents-api.ts';

/** A plugin may not be opened without consent: says so, and the way to it. All else works. */
@Component({
  selector: 'student-consent-needed-page',
  imports: [Button, EmptyState, Page, RouterLink, TranslocoPipe],
  template: `
    <fd-page back="/" [heading]="(isBasic() ? 'consents.basicHeading' : 'consents.neededHeading') | transloco">
      @if (isBasic()) {
        <fd-empty-state icon="shield" [heading]="'consents.basicBody' | transloco">
          <a fdButton routerLink="/consents">{{ 'consents.toConsents' | transloco }}</a>
        </fd-empty-state>
      } @else {
        <fd-empty-state
          icon="shield"
          [heading]="'consents.neededBody' | transloco: { name: name() ?? ('consents.neededUnnamed' | transloco) }"
          [hint]="'consents.neededRest' | transloco"
        >
          <a fdButton routerLink="/consents">{{ 'consents.toConsents' | transloco }}</a>
          <a fdButton="text" routerLink="/">{{ 'action.home' | transloco }}</a>
        </fd-empty-state>
      }
    </fd-page>
  `,
})
export class ConsentNeededPage {
  private readonly api = inject(ConsentsApi);
  private readonly language = inject(Language);
  /** From the address: a plugin's id, or `platform` where the basic service is meant. */
  readonly plugin = input.required<string>();
  protected readonly isBasic = computed(() => this.plugin() === 'platform');
  private readonly own = rxResource({ stream: () => this.api.own() });
  /** What it is called; without network it goes without. */
  protected readonly name = computed(() => {
    const items = this.own.hasValue() ? this.own.value().items : [];
    const ask = items.find(({ pluginId }) => pluginId !== '' && pluginId === this.plugin());
    return ask ? `“${ask.name[this.language.current()]}”` : null;
  });
}
