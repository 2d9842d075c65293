import type { Audience } from '@fudao/plugin-sdk';
import type { Owner } from './call-meta.ts';
import type { HostServices } from './host-services.ts';

/** Sends to the open apps of an audience through every gateway; a plugin reaches only districts that enabled it. */
export function pushToApps(
  host: Pick<HostServices, 'broker'>,
  owner: Owner,
  audience: Audience,
  event: string,
  payload: Record<string, unknown>,
): void {
  const pluginId = owner.kind === 'plugin' ? owner.id : undefined;
  void host.broker.broadcast('realtime.push', { audience, event, payload, pluginId });
}
