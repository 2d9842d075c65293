import { inject, Injectable } from '@angular/core';
import type { Account } from '../session/account.ts';
import { DeviceStore } from './device-store.ts';

const prefix = 'draft.';

/**
 * What a person has written and not yet sent. Written with every change, so that neither a closed
 * tab nor a withdrawn plugin loses it. Kept on this device, for each account apart.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly device = inject(DeviceStore);

  /** @param key of the plugin and thing, e.g. `question-answer/ask` */
  read<T>(key: string): T | undefined {
    return this.device.read<T>(this.keyOf(key));
  }

  /** Whether it was kept; false where the device's store is full or forbidden. */
  write(key: string, draft: unknown): boolean {
    return this.device.write(this.keyOf(key), draft);
  }

  remove(key: string): void {
    this.device.remove(this.keyOf(key));
  }

  /** How many drafts the present account has on this device. */
  count(): number {
    return this.device.keys(this.keyOf('')).length;
  }

  removeAll(accountId: string): void {
    for (const key of this.device.keys(`${prefix}${accountId}.`)) this.device.remove(key);
  }

  private keyOf(key: string): string {
    return `${prefix}${this.device.read<Account>('account')?.id ?? 'nobody'}.${key}`;
  }
}
