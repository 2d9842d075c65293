import { inject, Injectable } from '@angular/core';
import type { Account } from '../session/account.ts';
import { DeviceStore } from './device-store.ts';
import { Drafts } from './drafts.ts';

const accountKey = 'account';
const slicePrefix = 'slice.';
/** A device's store holds about 5 MB for the whole site: no slice may take it all. */
const mostCharacters = 300_000;

/**
 * The essential slices of the store, kept for the account that is signed in, so that the app opens
 * without network to what was last seen. Gone with the sign-out.
 */
@Injectable({ providedIn: 'root' })
export class RememberedState {
  private readonly device = inject(DeviceStore);
  private readonly drafts = inject(Drafts);

  account(): Account | null {
    return this.device.read<Account>(accountKey) ?? null;
  }

  /** From now on what is kept is this account's; another's is removed. */
  begin(account: Account): void {
    const last = this.account();
    if (last && last.id !== account.id) this.forgetSlices();
    this.device.write(accountKey, account);
  }

  end({ keepDrafts }: { keepDrafts: boolean }): void {
    const last = this.account();
    this.forgetSlices();
    this.device.remove(accountKey);
    if (last && !keepDrafts) this.drafts.removeAll(last.id);
  }

  read<T>(slice: string): T | undefined {
    return this.device.read<T>(slicePrefix + slice);
  }

  write(slice: string, value: unknown): void {
    if (!this.account()) return;
    if (JSON.stringify(value).length > mostCharacters) this.device.remove(slicePrefix + slice);
    else this.device.write(slicePrefix + slice, value);
  }

  remove(slice: string): void {
    this.device.remove(slicePrefix + slice);
  }

  private forgetSlices(): void {
    for (const key of this.device.keys(slicePrefix)) this.device.remove(key);
  }
}
