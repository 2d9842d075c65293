import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '@fudao/ui-kit';
import type { ManagedAccount } from './managed-account.ts';

/** Accounts as rows: who it is, where it belongs, and what can be done. */
@Component({
  selector: 'admin-account-table',
  imports: [Button, TranslocoPipe],
  templateUrl: './account-table.html',
  styleUrl: './account-table.scss',
})
export class AccountTable {
  readonly accounts = input.required<readonly ManagedAccount[]>();
  /** The one that something is being done to. */
  readonly busyId = input<string | null>(null);
  readonly suspended = output<ManagedAccount>();
  readonly restored = output<ManagedAccount>();
  readonly resetAsked = output<ManagedAccount>();

  protected place({ districtName, schoolName, classGroupName }: ManagedAccount): string {
    return [districtName, schoolName, classGroupName].filter(Boolean).join(' · ');
  }
}
