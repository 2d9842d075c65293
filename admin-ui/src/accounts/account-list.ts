import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { AccountsApi } from './accounts-api.ts';
import type { AccountPageOf, ManagedAccount } from './managed-account.ts';

export interface AccountFilter {
  readonly q: string;
  readonly role: string;
  readonly schoolId: string;
}

/** The accounts found so far. Only the answer to the last search counts. */
@Injectable()
export class AccountList {
  private readonly api = inject(AccountsApi);
  private filter: AccountFilter = { q: '', role: '', schoolId: '' };
  private search = 0;
  readonly items = signal<readonly ManagedAccount[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);

  async find(filter: AccountFilter): Promise<void> {
    this.filter = filter;
    const page = await this.load(this.api.list({ ...filter, limit: 50 }));
    if (page) this.items.set(page.items);
  }

  async more(): Promise<void> {
    const page = await this.load(this.api.list({ ...this.filter, limit: 50, cursor: this.nextCursor() }));
    if (page) this.items.update((items) => [...(items ?? []), ...page.items]);
  }

  again(): Promise<void> {
    return this.find(this.filter);
  }

  replace(account: ManagedAccount): void {
    this.items.update((items) => items?.map((one) => (one.id === account.id ? account : one)) ?? null);
  }

  private async load(request: Observable<AccountPageOf>): Promise<AccountPageOf | undefined> {
    const search = ++this.search;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(request);
      if (search !== this.search) return undefined;
      this.nextCursor.set(page.nextCursor);
      return page;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (search === this.search) this.problem.set(problem);
      return undefined;
    } finally {
      if (search === this.search) this.isLoading.set(false);
    }
  }
}
