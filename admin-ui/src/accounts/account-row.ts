import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '@fudao/ui-kit';
import type { ManagedAccount } from './managed-account.ts';

/** One account in the list: who it is, where it belongs, and what can be done. */
@Component({
  selector: 'admin-account-row',
  imports: [Button, TranslocoPipe],
  template: `
    <div class="who">
      <span class="name">{{ account().name }}</span>
      <span class="fd-quiet">{{ account().educationId }}</span>
      @for (role of account().roles; track role) {
        <span class="fd-chip">{{ 'role.' + role | transloco }}</span>
      }
      @if (account().status === 'suspended') {
        <span class="fd-chip caution">{{ 'accounts.suspended' | transloco }}</span>
      }
      <span class="fd-quiet place">{{ place() }}</span>
    </div>
    <div class="fd-actions">
      <button fdButton="text" type="button" [disabled]="busy()" [attr.aria-label]="('accounts.reset' | transloco) + ' ' + account().name" (click)="reset.emit()">{{ 'accounts.reset' | transloco }}</button>
      @if (account().status === 'suspended') {
        <button fdButton="text" type="button" [disabled]="busy()" [attr.aria-label]="('accounts.restore' | transloco) + ' ' + account().name" (click)="restored.emit()">{{ 'accounts.restore' | transloco }}</button>
      } @else {
        <button fdButton="text" type="button" [disabled]="busy()" [attr.aria-label]="('accounts.suspend' | transloco) + ' ' + account().name" (click)="suspended.emit()">{{ 'accounts.suspend' | transloco }}</button>
      }
    </div>
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; min-height: 60px; padding: 8px 8px 8px 16px; }
    .who { flex: 1 1 260px; display: flex; flex-wrap: wrap; align-items: center; gap: 2px 10px; }
    .name { font-weight: 650; }
    .place { flex-basis: 100%; }
    .fd-actions { gap: 0; margin-inline-start: auto; }
  `,
})
export class AccountRow {
  readonly account = input.required<ManagedAccount>();
  readonly busy = input(false);
  readonly suspended = output<void>();
  readonly restored = output<void>();
  readonly reset = output<void>();
  protected readonly place = computed(() => {
    const { districtName, schoolName, classGroupName } = this.account();
    return [districtName, schoolName, classGroupName].filter(Boolean).join(' · ');
  });
}
