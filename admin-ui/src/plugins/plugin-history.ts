import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe, MomentPipe, type SettingsSchema } from '@fudao/ui-kit';
import { historySteps } from './history-steps.ts';
import type { PluginChange } from './plugin.ts';

/** Who decided what, and when. */
@Component({
  selector: 'admin-plugin-history',
  imports: [LocalTextPipe, MomentPipe, TranslocoPipe],
  template: `
    <ol>
      @for (step of steps(); track step.change.revision) {
        <li>
          <p><strong>{{ step.change.changedByName }}</strong> {{ 'plugins.did.' + step.kind | transloco }}</p>
          @for (setting of step.settings; track setting.title.en) {
            <p class="fd-quiet">{{ setting.title | localText }}：{{ setting.from | localText }} → {{ setting.to | localText }}</p>
          }
          <p class="fd-quiet"><time [attr.datetime]="step.change.changedAt">{{ step.change.changedAt | moment }}</time></p>
        </li>
      } @empty {
        <li class="fd-quiet">{{ 'plugins.noHistory' | transloco }}</li>
      }
    </ol>
  `,
  styles: `
    ol { display: grid; gap: 16px; margin: 0; padding: 0; list-style: none; }
    li { padding-inline-start: 16px; border-inline-start: 3px solid var(--mat-sys-outline-variant); }
    p { margin: 0; }
  `,
})
export class PluginHistory {
  readonly history = input.required<readonly PluginChange[]>();
  readonly schema = input.required<SettingsSchema>();
  protected readonly steps = computed(() => historySteps(this.history(), this.schema()));
}
