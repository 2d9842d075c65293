import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, Confirmations, Toasts } from '@fudao/ui-kit';
import { AccountList } from './account-list.ts';
import { AccountsApi } from './accounts-api.ts';
import type { ManagedAccount, TemporaryPassword } from './managed-account.ts';

export interface GivenPassword extends TemporaryPassword {
  readonly account: ManagedAccount;
}

/** What an administrator does to an account, each after a question. */
@Injectable()
export class AccountDeeds {
  private readonly api = inject(AccountsApi);
  private readonly list = inject(AccountList);
  private readonly questions = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly busyId = signal<string | null>(null);
  /** Shown once; nobody can read it again. */
  readonly given = signal<GivenPassword | null>(null);

  async suspend(account: ManagedAccount): Promise<void> {
    if (!(await this.confirm('suspend', account))) return;
    const changed = await this.attempt(account, this.api.setStatus(account, 'suspend'));
    if (changed) this.finish(changed, 'accounts.suspendedNow');
  }

  async restore(account: ManagedAccount): Promise<void> {
    const changed = await this.attempt(account, this.api.setStatus(account, 'restore'));
    if (changed) this.finish(changed, 'accounts.restoredNow');
  }

  async resetPassword(account: ManagedAccount): Promise<void> {
    if (!(await this.confirm('reset', account))) return;
    const password = await this.attempt(account, this.api.resetPassword(account));
    if (password) this.given.set({ ...password, account });
  }

  private confirm(deed: 'suspend' | 'reset', { name }: ManagedAccount): Promise<boolean> {
    return this.questions.ask({
      heading: this.texts.translate(`accounts.${deed}Question`, { name }),
      body: this.texts.translate(`accounts.${deed}Body`),
      confirm: this.texts.translate(`accounts.${deed}`),
      isDangerous: true,
    });
  }

  private finish(account: ManagedAccount, text: string): void {
    this.list.replace(account);
    this.toasts.show(this.texts.translate(text, { name: account.name }), { tone: 'good' });
  }

  private async attempt<T>({ id }: ManagedAccount, request: Observable<T>): Promise<T | undefined> {
    this.busyId.set(id);
    try {
      return await firstValueFrom(request);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
      return undefined;
    } finally {
      this.busyId.set(null);
    }
  }
}
