import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '@fudao/ui-kit';

/** What can be done with changes that are not saved: discard, plan for later, save. */
@Component({
  selector: 'admin-save-bar',
  imports: [Button, TranslocoPipe],
  template: `
    <div class="fd-actions">
      <button fdButton="text" type="button" [disabled]="busy()" (click)="discarded.emit()">
        {{ 'plugins.discard' | transloco }}
      </button>
      <button fdButton="outlined" type="button" [disabled]="busy() || !valid()" (click)="planned.emit()">
        {{ 'plugins.planThis' | transloco }}
      </button>
      <button
        [fdButton]="enabled() ? 'filled' : 'tonal'"
        type="button"
        [busy]="busy()"
        [disabled]="busy() || !valid()"
        (click)="saved.emit()"
      >
        {{ (enabled() ? 'plugins.save' : 'plugins.saveOnly') | transloco }}
      </button>
    </div>
  `,
  styles: `
    .fd-actions {
      margin-top: 20px;
      padding-top: 16px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class SaveBar {
  readonly busy = input(false);
  readonly valid = input(true);
  /** Where the plugin is not enabled, saving has no effect for anybody yet. */
  readonly enabled = input(true);
  readonly discarded = output<void>();
  readonly planned = output<void>();
  readonly saved = output<void>();
}
