import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, MomentPipe, Toasts } from '@fudao/ui-kit';
import type { GivenPassword } from './account-deeds.ts';

/** Shows a new temporary password, once, to be handed to the person. */
@Component({
  selector: 'admin-temporary-password-dialog',
  imports: [Button, Dialog, MomentPipe, TranslocoPipe],
  template: `
    @if (given(); as password) {
      <fd-dialog [open]="true" [heading]="'accounts.givenHeading' | transloco: { name: password.account.name }" (closed)="closed.emit()">
        <p class="password">{{ password.temporaryPassword }}</p>
        <p>{{ 'accounts.givenBody' | transloco: { time: password.expiresAt | moment } }}</p>
        <div dialogActions class="fd-actions">
          <button fdButton="text" type="button" (click)="copy(password.temporaryPassword)">{{ 'accounts.copy' | transloco }}</button>
          <button fdButton type="button" (click)="closed.emit()">{{ 'accounts.noted' | transloco }}</button>
        </div>
      </fd-dialog>
    }
  `,
  styles: `
    .password { margin: 4px 0 12px; padding: 16px; border-radius: 12px; background: var(--mat-sys-surface-container); font: 600 1.35rem/1.4 ui-monospace, monospace; text-align: center; letter-spacing: 0.04em; user-select: all; }
  `,
})
export class TemporaryPasswordDialog {
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  readonly given = input.required<GivenPassword | null>();
  readonly closed = output<void>();

  protected async copy(password: string): Promise<void> {
    await navigator.clipboard.writeText(password);
    this.toasts.show(this.texts.translate('accounts.copied'));
  }
}
