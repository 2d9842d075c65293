import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { debounceTime } from 'rxjs';
import { EmptyState, ErrorState, Field, LoadMore, Loading, Page } from '@fudao/ui-kit';
import { AccountDeeds } from './account-deeds.ts';
import { type AccountFilter, AccountList } from './account-list.ts';
import { AccountRow } from './account-row.ts';
import { TemporaryPasswordDialog } from './temporary-password-dialog.ts';

const roles = ['student', 'teacher', 'reviewer', 'school-administrator', 'district-administrator', 'city-administrator', 'vendor'];

/** The accounts that an administrator answers for: found by name or education ID. */
@Component({
  selector: 'admin-accounts-page',
  imports: [AccountRow, EmptyState, ErrorState, Field, LoadMore, Loading, Page, TemporaryPasswordDialog, TranslocoPipe],
  providers: [AccountList, AccountDeeds],
  template: `
    <fd-page class="wide" [heading]="'accounts.heading' | transloco">
      <search class="filter">
        <fd-field #word="fdField" [label]="'accounts.search' | transloco">
          <input #q class="fd-input" type="search" maxlength="64" autocomplete="off" [id]="word.controlId" [placeholder]="'accounts.searchHint' | transloco" (input)="change({ q: q.value.trim() })" />
        </fd-field>
        <fd-field #which="fdField" [label]="'accounts.role' | transloco">
          <select #role class="fd-input" [id]="which.controlId" (change)="change({ role: role.value })">
            <option value="">{{ 'accounts.allRoles' | transloco }}</option>
            @for (one of roles; track one) {
              <option [value]="one">{{ 'role.' + one | transloco }}</option>
            }
          </select>
        </fd-field>
      </search>

      <div [attr.aria-busy]="list.isLoading()">
        @if (list.problem() && !list.items()?.length) {
          <fd-error-state [problem]="list.problem()" (retried)="list.again()" />
        } @else if (list.items(); as items) {
          @if (items.length) {
            <ul class="fd-list">
              @for (account of items; track account.id) {
                <li><admin-account-row [account]="account" [busy]="deeds.busyId() === account.id" (suspended)="deeds.suspend(account)" (restored)="deeds.restore(account)" (reset)="deeds.resetPassword(account)" /></li>
              }
            </ul>
            <fd-load-more [hasMore]="!!list.nextCursor()" [busy]="list.isLoading()" [showsEnd]="items.length > 20" (asked)="list.more()" />
          } @else {
            <fd-empty-state icon="search" [heading]="'accounts.none' | transloco" [hint]="'accounts.noneHint' | transloco" />
          }
        } @else {
          <fd-loading [rows]="5" />
        }
      </div>
      <admin-temporary-password-dialog [given]="deeds.given()" (closed)="deeds.given.set(null)" />
    </fd-page>
  `,
  styles: `
    .filter { display: grid; grid-template-columns: 1fr; gap: 0 16px; margin-bottom: 12px; }
    @media (min-width: 600px) { .filter { grid-template-columns: 2fr 1fr; } }
  `,
})
export class AccountsPage {
  protected readonly list = inject(AccountList);
  protected readonly deeds = inject(AccountDeeds);
  protected readonly roles = roles;
  private readonly filter = signal<AccountFilter>({ q: '', role: '' });

  constructor() {
    toObservable(this.filter)
      .pipe(debounceTime(250), takeUntilDestroyed())
      .subscribe((filter) => void this.list.find(filter));
  }

  protected change(changed: Partial<AccountFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...changed }));
  }
}
