import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiClient } from '../api/api-client.ts';
import { loadYjs } from './board/board-document.ts';
import { loadJitsiLibrary } from './media/jitsi-library.ts';

type MediaServer = { readonly audio: 'ready'; readonly library: string | null } | { readonly audio: 'none' };

/** Fetches ahead what a room needs, while a call still rings: whoever accepts is heard half a second sooner. */
@Injectable({ providedIn: 'root' })
export class RoomWarmUp {
  private readonly api = inject(ApiClient);

  /** What cannot be fetched now is fetched, and complained of, with the room. */
  async start(): Promise<void> {
    await Promise.allSettled([loadYjs(), this.fetchLibrary()]);
  }

  private async fetchLibrary(): Promise<void> {
    const server = await firstValueFrom(this.api.get<MediaServer>('/api/media/server'));
    if (server.audio === 'ready') await loadJitsiLibrary(server.library);
  }
}
