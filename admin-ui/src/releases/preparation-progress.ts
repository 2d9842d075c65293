import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@fudao/ui-kit';
import { live } from '../plugins/live.ts';
import { nodesOf, preparationOf } from './release-figures.ts';
import type { PluginReleases } from './release.ts';
import { ReleasesApi } from './releases-api.ts';

const icons = { waiting: 'pending', starting: 'sync', running: 'check', draining: 'check', failed: 'error' } as const;

/** While every node starts a release before anybody is sent to it: how far each of them is. */
@Component({
  selector: 'admin-preparation-progress',
  imports: [Icon, TranslocoPipe],
  template: `
    <p role="status">{{ 'releases.preparing' | transloco: { version: version() } }}</p>
    <ul>
      @for (node of states(); track node.nodeId) {
        <li [class]="node.state">
          <fd-icon [name]="icons[node.state]" />
          {{ node.nodeId }}{{ 'colon' | transloco }}{{ 'releases.node-' + node.state | transloco }}
          @if (node.failure) {
            <span class="why">{{ node.failure }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    p {
      margin: 12px 0 6px;
      font-weight: 600;
    }
    ul {
      display: grid;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      overflow-wrap: anywhere;
    }
    .running fd-icon {
      color: var(--fd-good);
    }
    .failed {
      color: var(--mat-sys-error);
    }
    @media (prefers-reduced-motion: no-preference) {
      .starting fd-icon {
        animation: turn 1.2s linear infinite;
      }
      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    }
  `,
})
export class PreparationProgress {
  private readonly api = inject(ReleasesApi);
  readonly plugin = input.required<PluginReleases>();
  readonly version = input.required<string>();
  protected readonly icons = icons;
  private readonly now = live({ params: () => this.plugin().id, load: (id) => this.api.get(id), everyMs: 700 });
  protected readonly states = computed(() => {
    const plugin = this.now.value() ?? this.plugin();
    return preparationOf(
      nodesOf(plugin),
      plugin.releases.find(({ version }) => version === this.version()),
    );
  });
}
