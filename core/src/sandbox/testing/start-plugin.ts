import { fileURLToPath } from 'node:url';
import { systemCaller, type Caller, type Dispose } from '@fudao/plugin-sdk';
import { createDocumentsRoom } from '../../documents/documents.room.ts';
import { openPlugins } from '../../plugin-manager/open-plugins.ts';
import { createPluginManagerRoom } from '../../plugin-manager/plugin-manager.room.ts';
import { readPluginSource } from '../../plugin-manager/release/plugin-source.ts';
import type { Trust } from '../../plugin-manager/release/release.repository.ts';
import { standInRooms } from '../../plugin-manager/testing/stand-in-rooms.ts';
import type { ReleaseReport } from '../../runtime/guard/guard-report.ts';
import type { Owner } from '../../runtime/host/call-meta.ts';
import type { Room } from '../../runtime/room.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import type { ProcessReport } from '../confined-release.ts';

export interface StartedPlugin {
  readonly rooms: TestRooms;
  /** Calls one of its actions by `service.action`. */
  call<R = unknown>(action: string, params: Record<string, unknown>, as: Caller, idempotencyKey?: string): Promise<R>;
  figures(): ReleaseReport;
  /** How its process is doing. */
  process(): ProcessReport;
  stop(): Promise<void>;
}

export const districts = ['east', 'west'];

export const person = (id: string, role: Caller['roles'][number], districtId: string | null): Caller => ({
  ...systemCaller,
  kind: 'account',
  id,
  name: id,
  roles: [role],
  districtId,
  sessionId: 'a-sign-in',
});

/** One plugin of the testing plugins, enabled in two districts. */
export async function startPlugin(
  id: string,
  trust: Trust,
  options: { databaseUrl?: string | undefined; more?: readonly Room[] } = {},
): Promise<StartedPlugin> {
  const { databaseUrl, more = [] } = options;
  const rooms = await startRooms(
    (platform, _runtime, plugins) => [
      createDocumentsRoom(platform),
      ...standInRooms(districts),
      ...more,
      createPluginManagerRoom(platform, plugins),
    ],
    databaseUrl ? { databaseUrl } : {},
  );
  const source = await readPluginSource(fileURLToPath(new URL(`../testing-plugins/${id}/`, import.meta.url)));
  const end: Dispose = await openPlugins(rooms.runtime, rooms.plugins, { bundled: [source], bundledTrust: trust, runsTimers: true });
  for (const district of districts) {
    const wanted = { id, enabled: true, settings: {}, expectedRevision: 0 };
    await rooms.call('plugin-manager.setInstallation', wanted, person('a', 'district-administrator', district));
  }
  const owner: Owner = { kind: 'plugin', id, version: source.manifest.version };
  return {
    rooms,
    call: (action, params, as, idempotencyKey) => rooms.call(`${id}.${action}`, params, as, idempotencyKey ? { idempotencyKey } : {}),
    figures: () => rooms.runtime.host.guards.figures(owner)!,
    process: () => rooms.plugins.runner.loaded[0]!.process!() as ProcessReport,
    async stop() {
      await end();
      await rooms.stop();
    },
  };
}
