import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, LocalTextPipe } from '@fudao/ui-kit';
import type { PluginDetail } from './plugin.ts';
import { PluginPrivacy } from './plugin-privacy.ts';
import { Screenshots } from './screenshots.ts';

/** What a plugin may do, to whom it gives which rights, and what it keeps for how long. */
@Component({
  selector: 'admin-plugin-facts',
  imports: [Icon, LocalTextPipe, PluginPrivacy, Screenshots, TranslocoPipe],
  template: `
    @if (plugin().screenshots.length > 0) {
      <admin-screenshots class="wide" [screenshots]="plugin().screenshots" />
    }
    <section class="fd-card">
      <h2>{{ 'plugins.may' | transloco }}</h2>
      <ul>
        @for (capability of plugin().capabilities; track capability.name) {
          <li>
            <fd-icon name="check" /><span>{{ capability.sentence | localText }}</span>
          </li>
        } @empty {
          <li class="fd-quiet">{{ 'plugins.mayNothing' | transloco }}</li>
        }
      </ul>
    </section>
    <section class="fd-card">
      <h2>{{ 'plugins.rights' | transloco }}</h2>
      <ul>
        @for (permission of plugin().permissions; track permission.name) {
          <li>
            <fd-icon name="shield" />
            <span>
              {{ permission.risk | localText }}
              <span class="roles">
                @for (role of permission.roles; track role) {
                  <span class="fd-chip">{{ 'role.' + role | transloco }}</span>
                }
              </span>
            </span>
          </li>
        } @empty {
          <li class="fd-quiet">{{ 'plugins.rightsNone' | transloco }}</li>
        }
      </ul>
    </section>
    <section class="fd-card">
      <h2>{{ 'plugins.data' | transloco }}</h2>
      <admin-plugin-privacy [privacy]="plugin().privacy" />
    </section>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: 12px;
      align-items: start;
    }
    .wide {
      grid-column: 1 / -1;
      min-width: 0;
    }
    .fd-card {
      margin: 0;
      padding: 20px;
    }
    h2 {
      margin: 0 0 12px;
      font-size: 1.1rem;
    }
    ul {
      display: grid;
      gap: 10px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
    }
    fd-icon {
      font-size: 0.85rem;
      margin-top: 3px;
      color: var(--mat-sys-primary);
    }
    .roles {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin-top: 4px;
    }
  `,
})
export class PluginFacts {
  readonly plugin = input.required<PluginDetail>();
}
