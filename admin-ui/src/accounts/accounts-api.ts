import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, type Query } from '@fudao/ui-kit';
import type { AccountPageOf, ManagedAccount, TemporaryPassword } from './managed-account.ts';

@Injectable({ providedIn: 'root' })
export class AccountsApi {
  private readonly api = inject(ApiClient);

  list(query: Query): Observable<AccountPageOf> {
    return this.api.get('/api/identity/accounts', query);
  }

  setStatus({ id }: ManagedAccount, deed: 'suspend' | 'restore'): Observable<ManagedAccount> {
    return this.api.post(`/api/identity/accounts/${id}/${deed}`);
  }

  resetPassword({ id }: ManagedAccount): Observable<TemporaryPassword> {
    return this.api.post(`/api/identity/accounts/${id}/reset-password`);
  }
}
