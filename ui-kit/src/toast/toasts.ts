import { Injectable, signal } from '@angular/core';

export interface ToastOptions {
  /** One toast a key: a second one takes the place of the first. */
  readonly key?: string;
  /** How long it stays; null until it is dismissed. */
  readonly durationMs?: number | null;
  readonly tone?: 'plain' | 'good' | 'bad';
  /** One thing to do about it, e.g. undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Toast extends ToastOptions {
  readonly key: string;
  readonly message: string;
}

/** The toast that tells of a new notification. */
export const notificationToast = 'notification';

const most = 3;

/** Short messages that need no answer, read aloud by screen readers. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  private count = 0;

  readonly shown = this.list.asReadonly();

  /** Gives the key, with which it can be dismissed. */
  show(message: string, options: ToastOptions = {}): string {
    const key = options.key ?? `toast-${++this.count}`;
    const toast: Toast = { ...options, key, message };
    this.list.update((shown) => [...shown.filter((one) => one.key !== key), toast].slice(-most));
    return key;
  }

  dismiss(key: string): void {
    this.list.update((shown) => shown.filter((one) => one.key !== key));
  }
}
