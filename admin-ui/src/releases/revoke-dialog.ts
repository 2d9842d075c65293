import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Field, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import type { Publisher } from './release.ts';
import { ReleasesApi } from './releases-api.ts';

/** Revokes a publisher's key for good, with the reason that every later refusal names. */
@Component({
  selector: 'admin-revoke-dialog',
  imports: [Button, Dialog, Field, TranslocoPipe],
  template: `
    <fd-dialog
      [open]="true"
      [heading]="'releases.revokeQuestion' | transloco: { name: publisher().name }"
      (closed)="closed.emit()"
    >
      <p>{{ 'releases.revokeBody' | transloco }}</p>
      <form id="revoke" (submit)="$event.preventDefault(); submit()">
        <fd-field
          #field="fdField"
          [label]="'releases.reason' | transloco"
          [hint]="'releases.revokeReasonHint' | transloco"
          [error]="deed.problem()?.sentence ?? null"
        >
          <input
            #reasonInput
            class="fd-input"
            maxlength="200"
            [id]="field.controlId"
            [attr.aria-describedby]="field.belowId"
            [value]="reason()"
            (input)="reason.set(reasonInput.value)"
          />
        </fd-field>
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="closed.emit()">{{ 'action.cancel' | transloco }}</button>
        <button
          fdButton="danger"
          type="submit"
          form="revoke"
          [busy]="deed.isRunning()"
          [disabled]="deed.isRunning() || !reason().trim()"
        >
          {{ 'releases.revoke' | transloco }}
        </button>
      </div>
    </fd-dialog>
  `,
})
export class RevokeDialog {
  private readonly api = inject(ReleasesApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly publisher = input.required<Publisher>();
  readonly closed = output<void>();
  readonly revoked = output<void>();
  protected readonly reason = signal('');
  protected readonly deed = new Deed();

  protected submit(): void {
    const reason = this.reason().trim();
    if (!reason) return;
    void this.deed.run(this.api.revoke(this.publisher().keyId, reason), ({ name }) => {
      this.toasts.show(this.texts.translate('releases.nowRevoked', { name }));
      this.revoked.emit();
      this.closed.emit();
    });
  }
}
