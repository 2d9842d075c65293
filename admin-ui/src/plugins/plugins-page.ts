import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { EmptyState, ErrorState, Icon, Loading, LocalTextPipe, Page, selectAccount } from '@fudao/ui-kit';
import { DistrictChoice } from '../district/district-choice.ts';
import { followingWords } from './following-words.ts';
import { live } from './live.ts';
import { PluginsApi } from './plugins-api.ts';

/** The plugins of the platform, and whether the district uses them. */
@Component({
  selector: 'admin-plugins-page',
  imports: [DistrictChoice, EmptyState, ErrorState, Icon, Loading, LocalTextPipe, Page, RouterLink, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'plugins.heading' | transloco">
      <p class="fd-quiet lead">{{ 'plugins.lead' | transloco }}</p>
      @if (choosesDistrict()) {
        <admin-district-choice [districtId]="district()" (chosen)="choose($event)" />
      }
      @if (choosesDistrict() && !district()) {
        <fd-empty-state icon="domain" [heading]="'district.chooseFirst' | transloco" />
      } @else if (plugins.problem(); as failed) {
        <fd-error-state [problem]="failed" (retried)="plugins.reload()" />
      } @else if (plugins.value(); as all) {
        <ul>
          @for (plugin of all.items; track plugin.id) {
            <li>
              <a class="fd-card" [routerLink]="['/plugins', plugin.id]" queryParamsHandling="preserve">
                <span class="badge"><fd-icon [name]="plugin.icon" /></span>
                <span class="words">
                  <span class="name">{{ plugin.name | localText }}</span>
                  <span class="fd-quiet">{{ plugin.summary | localText }}</span>
                  <span class="facts">
                    @if (plugin.installation.enabled) {
                      <span class="fd-chip good"><fd-icon name="check" />{{ 'plugins.enabled' | transloco }}</span>
                    } @else {
                      <span class="fd-chip">{{ 'plugins.disabled' | transloco }}</span>
                    }
                    @if (plugin.installation.follows !== 'stable') {
                      @let follows = followingWords(plugin.installation);
                      <span class="fd-chip accent">{{ follows.text | transloco: follows.values }}</span>
                    }
                    <span class="fd-quiet">{{ 'plugins.version' | transloco: { version: plugin.version } }}</span>
                  </span>
                </span>
              </a>
            </li>
          } @empty {
            <li>
              <fd-empty-state
                icon="extension"
                [heading]="'plugins.none' | transloco"
                [hint]="'plugins.noneHint' | transloco"
              />
            </li>
          }
        </ul>
      } @else {
        <fd-loading />
      }
    </fd-page>
  `,
  styles: `
    .lead {
      margin: -8px 0 16px;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 420px), 1fr));
      gap: 14px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .fd-card {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 16px;
      height: 100%;
      padding: 20px;
    }
    .badge {
      display: grid;
      place-items: center;
      width: 52px;
      height: 52px;
      border-radius: 16px;
      font-size: 1.15rem;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .words {
      display: grid;
      gap: 4px;
      align-content: start;
    }
    .name {
      font-size: 1.1rem;
      font-weight: 650;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px;
      margin-top: 8px;
    }
  `,
})
export class PluginsPage {
  private readonly api = inject(PluginsApi);
  private readonly router = inject(Router);
  private readonly account = inject(Store).selectSignal(selectAccount);
  /** Of the address: the district that a city administrator looks at. */
  readonly district = input<string>();
  protected readonly choosesDistrict = computed(() => !this.account()?.districtId);
  protected readonly plugins = live({
    params: () => (this.choosesDistrict() && !this.district() ? undefined : { district: this.district() }),
    load: ({ district }) => this.api.list(district),
  });
  protected readonly followingWords = followingWords;

  protected choose(district: string): void {
    void this.router.navigate([], { queryParams: { district: district || null } });
  }
}
