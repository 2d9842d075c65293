import { computed, DestroyRef, DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import { ApiClient, MinuteClock, Realtime, Toasts } from '@fudao/ui-kit/shell';

/** How the student stands to the limits of use. */
export interface Use {
  readonly state: 'free' | 'warned' | 'finishing' | 'stopped';
  readonly minutesLeft: number | null;
  /** When it goes on after a stop, milliseconds since 1970. */
  readonly until: number | null;
}

const everyMs = 60_000;
const toastKey = 'use';

/** Tells the platform once a minute that the app is open before the eyes, and the student when it is time to rest. */
@Injectable({ providedIn: 'root' })
export class UseWatch {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  private readonly clock = inject(MinuteClock);
  private readonly document = inject(DOCUMENT);
  private readonly use = signal<Use | null>(null);

  readonly until = computed(() => this.use()?.until ?? null);
  readonly isStopped = computed(() => {
    const use = this.use();
    return use?.state === 'stopped' && (use.until === null || this.clock.now() < use.until);
  });

  constructor() {
    inject(Realtime).on<Use>('policy.use').pipe(takeUntilDestroyed()).subscribe((use) => this.use.set(use));
    const timer = setInterval(() => this.show(), everyMs);
    const looked = () => this.show();
    this.document.addEventListener('visibilitychange', looked);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.document.removeEventListener('visibilitychange', looked);
    });
    effect(() => this.tell(this.use()));
    this.show();
  }

  /** What is not in view is no use. */
  private show(): void {
    if (this.document.visibilityState !== 'visible') return;
    this.api.get<Use>('/api/policy/use').subscribe({ next: (use) => this.use.set(use), error: () => undefined });
  }

  private tell(use: Use | null): void {
    if (use?.state !== 'warned' && use?.state !== 'finishing') return void this.toasts.dismiss(toastKey);
    const message = this.texts.translate<string>(`use.${use.state}`, { minutes: use.minutesLeft });
    this.toasts.show(message, { key: toastKey, durationMs: null });
  }
}
