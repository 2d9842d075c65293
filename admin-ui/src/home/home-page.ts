import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { EmptyState, Icon, LocalTextPipe, Page, PluginSlot, selectAccount, selectNavigation } from '@fudao/ui-kit/shell';
import { adminLinks } from '../admin-links.ts';

/** Where a member of staff begins: what plugins say is waiting, then the ways to all that the person may do. */
@Component({
  selector: 'admin-home-page',
  imports: [EmptyState, Icon, LocalTextPipe, Page, PluginSlot, RouterLink, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'home.hello' | transloco: { name: account()?.name ?? '' }">
      <p class="place">{{ place() }}</p>
      <fd-plugin-slot name="home.card" />
      <ul class="ways">
        @for (way of contributed(); track way.link) {
          <li>
            <a class="fd-card" [routerLink]="way.link"><span class="badge"><fd-icon [name]="way.icon" /></span>{{ way.label | localText }}<fd-icon name="chevron_right" /></a>
          </li>
        }
        @for (way of own(); track way.link) {
          <li>
            <a class="fd-card" [routerLink]="way.link">
              <span class="badge"><fd-icon [name]="way.icon" /></span>
              <span>{{ way.text | transloco }}<br /><span class="fd-quiet">{{ way.text + 'Hint' | transloco }}</span></span>
              <fd-icon name="chevron_right" />
            </a>
          </li>
        }
      </ul>
      @if (!contributed().length && !own().length) {
        <fd-empty-state icon="extension" [heading]="'home.empty' | transloco" [hint]="'home.emptyHint' | transloco" />
      }
    </fd-page>
  `,
  styles: `
    .place { margin: -8px 0 16px; color: var(--mat-sys-on-surface-variant); }
    .ways { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); gap: 12px; margin: 16px 0 0; padding: 0; list-style: none; }
    .fd-card { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: 14px; height: 100%; min-height: 76px; font-weight: 600; }
    .fd-card .fd-quiet { font-weight: 400; }
    .badge { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 14px; background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    .fd-card > fd-icon { color: var(--mat-sys-on-surface-variant); font-size: 0.85rem; }
  `,
})
export class HomePage {
  private readonly store = inject(Store);
  protected readonly account = this.store.selectSignal(selectAccount);
  protected readonly contributed = this.store.selectSignal(selectNavigation);
  protected readonly place = computed(() => [this.account()?.districtName, this.account()?.schoolName].filter(Boolean).join(' · '));
  protected readonly own = computed(() => {
    const held = this.account()?.permissions ?? [];
    return adminLinks.filter(({ permission }) => permission !== undefined && held.includes(permission));
  });
}
