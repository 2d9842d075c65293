import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';

const probeEveryMs = 10_000;

/** Whether the platform can be reached: what the browser says, corrected by what really happened. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView!;
  private readonly hasNetwork = signal(this.window.navigator.onLine);
  private readonly isUnreachable = signal(false);
  private probe: ReturnType<typeof setTimeout> | undefined;

  readonly isOnline = computed(() => this.hasNetwork() && !this.isUnreachable());
  /** The platform answers again after it did not. */
  readonly returned = new Subject<void>();

  constructor() {
    this.window.addEventListener('online', () => void this.ask());
    this.window.addEventListener('offline', () => this.hasNetwork.set(false));
  }

  /** An answer came. */
  reached(): void {
    clearTimeout(this.probe);
    this.probe = undefined;
    if (this.isOnline()) return;
    this.hasNetwork.set(true);
    this.isUnreachable.set(false);
    this.returned.next();
  }

  /** A request found nobody: from now on it is asked now and then whether that has changed. */
  missed(): void {
    this.isUnreachable.set(true);
    this.probe ??= setTimeout(() => void this.ask(), probeEveryMs);
  }

  private async ask(): Promise<void> {
    this.probe = undefined;
    try {
      await fetch('/api/health', { cache: 'no-store' });
      this.reached();
    } catch {
      this.missed();
    }
  }
}
