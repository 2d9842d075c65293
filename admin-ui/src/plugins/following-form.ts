import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, Language } from '@fudao/ui-kit';
import type { Following, PluginDetail } from './plugin.ts';
import { PluginsApi } from './plugins-api.ts';

/** Which release the district has: that of a channel, for the canary in a share of its schools, or a pinned one. */
@Component({
  selector: 'admin-following-form',
  imports: [Field, TranslocoPipe],
  templateUrl: './following-form.html',
  styles: `
    fieldset {
      display: grid;
      gap: 10px;
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .version {
      font-variant-numeric: tabular-nums;
      opacity: 0.85;
    }
    .more {
      margin: 0 0 4px 12px;
      padding-inline-start: 16px;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
    }
    .range {
      width: 100%;
      min-height: 44px;
      accent-color: var(--mat-sys-primary);
    }
    p {
      margin: 2px 0;
    }
  `,
})
export class FollowingForm {
  private readonly api = inject(PluginsApi);
  private readonly language = inject(Language);
  readonly plugin = input.required<PluginDetail>();
  readonly district = input<string>();
  readonly value = input.required<Following>();
  readonly disabled = input(false);
  readonly changed = output<Following>();
  protected readonly ways = ['stable', 'canary', 'pinned'] as const;

  private readonly schools = rxResource({
    params: () => ({ id: this.plugin().id, district: this.district() }),
    stream: ({ params }) => this.api.schools(params.id, params.district),
  });
  protected readonly reached = computed(() => {
    if (!this.schools.hasValue()) return undefined;
    const all = this.schools.value().items;
    const names = all.filter(({ share }) => share < this.value().canaryPercent).map(({ name }) => name);
    return { count: names.length, all: all.length, names: this.language.list(names) };
  });
  /** What runs now at the end of each way; nothing where there is nothing. */
  protected readonly versions = computed(() => {
    const { stable, canary } = this.plugin().choices;
    return { stable, canary };
  });

  protected choose(follows: Following['follows']): void {
    const { choices } = this.plugin();
    const pinnedVersion = this.value().pinnedVersion ?? choices.stable ?? choices.installed[0] ?? null;
    const canaryPercent = this.value().canaryPercent || 100;
    this.changed.emit({ follows, pinnedVersion, canaryPercent });
  }

  protected pin(pinnedVersion: string): void {
    this.changed.emit({ ...this.value(), pinnedVersion });
  }

  protected share(percent: string): void {
    this.changed.emit({ ...this.value(), canaryPercent: Number(percent) });
  }
}
