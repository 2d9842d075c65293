import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Field, Icon, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PreparationProgress } from './preparation-progress.ts';
import type { Channel, PluginReleases } from './release.ts';
import { ReleasesApi } from './releases-api.ts';

export interface WantedMove {
  readonly channel: Channel;
  readonly version: string;
}

const conflict = 'PLUGIN_CHANGED_MEANWHILE';

/** Makes a release the stable or the canary one: says what that means, and how far the nodes are. */
@Component({
  selector: 'admin-move-dialog',
  imports: [Button, Dialog, Field, Icon, PreparationProgress, TranslocoPipe],
  template: `
    <fd-dialog
      [open]="true"
      [heading]="'releases.moveHeading.' + move().channel | transloco: { version: move().version }"
      [dismissable]="!deed.isRunning()"
      (closed)="closed.emit()"
    >
      <ul>
        @for (point of points; track point) {
          <li>{{ 'releases.movePoint.' + move().channel + point | transloco: { now: now() ?? ('releases.noCanary' | transloco) } }}</li>
        }
      </ul>
      <form id="move" (submit)="$event.preventDefault(); go()">
        <fd-field #field="fdField" [label]="'releases.why' | transloco" [hint]="'releases.whyHint' | transloco">
          <input
            #why
            class="fd-input"
            maxlength="200"
            [id]="field.controlId"
            [attr.aria-describedby]="field.belowId"
            [disabled]="deed.isRunning()"
            [value]="reason()"
            (input)="reason.set(why.value)"
          />
        </fd-field>
      </form>
      @if (deed.isRunning()) {
        <admin-preparation-progress [plugin]="plugin()" [version]="move().version" />
      }
      @if (deed.problem(); as failed) {
        <p class="problem" role="alert"><fd-icon name="error" />{{ failed.sentence }}</p>
      }
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" [disabled]="deed.isRunning()" (click)="closed.emit()">
          {{ 'action.cancel' | transloco }}
        </button>
        <button fdButton type="submit" form="move" [busy]="deed.isRunning()" [disabled]="deed.isRunning()">
          {{ 'releases.make.' + move().channel | transloco }}
        </button>
      </div>
    </fd-dialog>
  `,
  styles: `
    ul {
      margin: 4px 0 16px;
      padding-inline-start: 1.3em;
    }
    li + li {
      margin-top: 6px;
    }
    .problem {
      display: flex;
      gap: 10px;
      margin: 16px 0 0;
      padding: 12px 16px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
})
export class MoveDialog {
  private readonly api = inject(ReleasesApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly plugin = input.required<PluginReleases>();
  readonly move = input.required<WantedMove>();
  readonly closed = output<void>();
  readonly moved = output<void>();
  protected readonly points = [1, 2, 3];
  protected readonly reason = signal('');
  protected readonly deed = new Deed();
  protected readonly now = computed(() => this.plugin().channels[this.move().channel]);

  protected async go(): Promise<void> {
    const { channel, version } = this.move();
    const { id, channels } = this.plugin();
    const reason = this.reason().trim();
    const move = { version, expectedRevision: channels.revision, ...(reason ? { reason } : {}) };
    await this.deed.run(this.api.move(id, channel, move), () => {
      this.toasts.show(this.texts.translate(`releases.moved.${channel}`, { version }), { tone: 'good' });
      this.moved.emit();
      this.closed.emit();
    });
    // The page behind shows the newest; the reason that was written stays.
    if (this.deed.problem()?.code === conflict) this.moved.emit();
  }
}
