import { inject, Injectable, Injector, runInInjectionContext } from '@angular/core';

/** Fetches the page of a session, and what its room needs, while a call rings. Once; nobody waits for it. */
@Injectable()
export class WarmSession {
  private readonly injector = inject(Injector);
  private isWarm = false;

  start(): void {
    if (this.isWarm) return;
    this.isWarm = true;
    // What fails here is fetched, and complained of, when the session opens.
    void this.fetch().catch(() => (this.isWarm = false));
  }

  private async fetch(): Promise<void> {
    const { RoomWarmUp, withRoom } = await import('./warm-parts.ts');
    await runInInjectionContext(this.injector, () => withRoom(import('./session-page.ts')));
    await this.injector.get(RoomWarmUp).start();
  }
}
