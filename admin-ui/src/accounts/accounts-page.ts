import { Component, computed, effect, inject, untracked } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { ApiClient, EmptyState, ErrorState, LoadMore, Loading, Page, selectAccount } from '@fudao/ui-kit';
import { FindBox } from '../find-box.ts';
import { AccountDeeds } from './account-deeds.ts';
import { type AccountFilter, AccountList } from './account-list.ts';
import { AccountTable } from './account-table.ts';
import { TemporaryPasswordDialog } from './temporary-password-dialog.ts';

const roles = [
  'student',
  'teacher',
  'reviewer',
  'school-administrator',
  'district-administrator',
  'city-administrator',
  'vendor',
];

const everybody: AccountFilter = { q: '', role: '', schoolId: '' };

/** What of an address makes sense; the rest is everybody. */
function readFilter({ q, role, school }: Params): AccountFilter {
  const text = (given: unknown) => (typeof given === 'string' ? given : '');
  return { q: text(q), role: roles.includes(text(role)) ? text(role) : '', schoolId: text(school) };
}

/** The accounts that an administrator answers for: found by name or education ID. The address says which. */
@Component({
  selector: 'admin-accounts-page',
  imports: [
    AccountTable,
    EmptyState,
    ErrorState,
    FindBox,
    LoadMore,
    Loading,
    Page,
    TemporaryPasswordDialog,
    TranslocoPipe,
  ],
  providers: [AccountList, AccountDeeds],
  templateUrl: './accounts-page.html',
  styleUrl: './accounts-page.scss',
})
export class AccountsPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(ApiClient);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly list = inject(AccountList);
  protected readonly deeds = inject(AccountDeeds);
  protected readonly roles = roles;
  protected readonly filter = toSignal(this.route.queryParams.pipe(map(readFilter)), { initialValue: everybody });
  private readonly districtId = computed(() => {
    const account = this.account();
    return account?.schoolId ? undefined : (account?.districtId ?? undefined);
  });
  /** A district's administrators choose among its schools. */
  protected readonly schools = rxResource({
    params: () => this.districtId(),
    stream: ({ params }) =>
      this.api.get<{ items: { id: string; name: string }[] }>('/api/organisation/schools', { districtId: params }),
    defaultValue: { items: [] },
  });

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.list.find(filter));
    });
  }

  protected change(changed: Partial<AccountFilter>): void {
    const { q, role, schoolId } = { ...this.filter(), ...changed };
    const queryParams = { q: q.trim() || null, role: role || null, school: schoolId || null };
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true });
  }
}
