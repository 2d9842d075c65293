import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { APP_ID } from '../app/app-id.ts';

/** JSON kept in this browser under the app's name. A full or forbidden store is no reason to fail. */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  private readonly prefix = `fudao.${inject(APP_ID)}.`;
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;

  read<T>(key: string): T | undefined {
    try {
      const text = this.storage?.getItem(this.prefix + key);
      return text ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether it was kept. */
  write(key: string, value: unknown): boolean {
    try {
      this.storage?.setItem(this.prefix + key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  remove(key: string): void {
    this.storage?.removeItem(this.prefix + key);
  }

  keys(start = ''): string[] {
    const all = Object.keys(this.storage ?? {});
    const begin = this.prefix + start;
    return all.filter((key) => key.startsWith(begin)).map((key) => key.slice(this.prefix.length));
  }
}
