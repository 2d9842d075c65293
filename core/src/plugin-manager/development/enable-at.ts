import { systemCaller } from '@fudao/plugin-sdk';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { NodeRuntime } from '../../runtime/node-runtime.ts';
import { changeInstallation } from '../installation/installation-change.ts';
import { readInstallationsOf } from '../installation/installation.repository.ts';
import type { PluginManager } from '../plugin-manager.ts';
import type { ChangeContext } from '../release/release-change.ts';

const owner = { kind: 'core', id: 'plugin-manager' } as const;
const by = { id: systemCaller.id, name: '开发 Development' };
const following = { follows: 'stable', pinnedVersion: null, canaryPercent: 0 } as const;

/**
 * Enables a plugin that has just been created, so that its developer sees it at once. Where any district has
 * decided about it before, that stands.
 */
export async function enableAt(
  districtId: string,
  pluginId: string,
  runtime: NodeRuntime,
  plugins: PluginManager,
): Promise<void> {
  const { platform, host } = runtime;
  if ((await readInstallationsOf(platform.database, pluginId)).length > 0) return;
  const context = new HandlerContext(host, owner, { caller: systemCaller, requestId: host.newId() }, {});
  const wanted = { ...following, pluginId, districtId, enabled: true, settings: {}, expectedRevision: 0 };
  await changeInstallation(platform, context as unknown as ChangeContext, wanted, by);
  await plugins.settle();
}
