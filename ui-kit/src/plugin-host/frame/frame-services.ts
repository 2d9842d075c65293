import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, newIdempotencyKey } from '../../api/api-client.ts';
import { Realtime } from '../../realtime/realtime.ts';
import type { FrameServices } from './frame-connection.ts';
import type { RestCall } from './rest-call.ts';

/** What the app does for a framed page of this plugin, in the name of whoever is signed in. */
export function injectFrameServices(pluginId: string, size: Pick<FrameServices, 'resize' | 'giveUp'>): FrameServices {
  const api = inject(ApiClient);
  const realtime = inject(Realtime);
  const router = inject(Router);
  const send = ({ method, path, query, body }: RestCall) => {
    if (method === 'GET') return api.get(path, query);
    if (method === 'DELETE') return api.delete(path, { query });
    if (method === 'POST') return api.post(path, body, { idempotencyKey: newIdempotencyKey() });
    return method === 'PUT' ? api.put(path, body) : api.patch(path, body);
  };
  return {
    ...size,
    send,
    on: (event) => realtime.on(event),
    navigate: (route) => void router.navigateByUrl(`/p/${pluginId}/${route}`),
    now: () => performance.now(),
  };
}
