import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { readLiveNodes } from '../node/node.repository.ts';
import { removePackage } from '../package/index.ts';
import { demandStep, take, type Actor, type ChangeContext } from '../release/release-change.ts';
import { readReleases, type Release } from '../release/release.repository.ts';

/** A release that was retired a moment ago is still ending its calls. */
const longestEndMs = 15_000;
const pollMs = 100;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Waits until no live node runs a release any more. @throws PLUGIN_RELEASE_RUNNING naming one that does */
async function waitUntilEnded({ database, now, broadcast }: Platform, { pluginId, version }: Release): Promise<void> {
  const begun = performance.now();
  broadcast('plugin-manager.changed', { pluginId });
  for (;;) {
    const nodes = await readLiveNodes(database, now().getTime());
    const busy = nodes.find(({ report }) => report.releases.some((one) => one.pluginId === pluginId && one.version === version && one.state !== 'failed'));
    if (!busy) return;
    if (performance.now() - begun > longestEndMs) throw errors.RELEASE_RUNNING({ version, node: busy.nodeId });
    await wait(pollMs);
  }
}

/** Whether another release that may still be started has the very same package. */
async function isShared({ db }: ChangeContext, { pluginId, version, contentHash }: Release): Promise<boolean> {
  const others = (await readReleases(db)).filter((one) => !(one.pluginId === pluginId && one.version === version));
  return others.some((one) => one.contentHash === contentHash && one.state !== 'uninstalled' && one.state !== 'purged');
}

/**
 * Takes a release's code away: its package from the database here, its files from each node as it hears of
 * it. Data, settings and what districts decided stay for a later release. One that is uninstalled already stays so.
 * @throws PLUGIN_STEP_NOT_POSSIBLE, PLUGIN_RELEASE_IN_USE, PLUGIN_RELEASE_RUNNING, PLUGIN_CHANGED_MEANWHILE
 */
export async function uninstallRelease(platform: Platform, context: ChangeContext, pluginId: string, version: string, by: Actor): Promise<void> {
  const known = (await readReleases(context.db)).find((one) => one.pluginId === pluginId && one.version === version);
  if (known?.state === 'uninstalled') return;
  const [, release] = await demandStep(context, 'uninstall', pluginId, version);
  await waitUntilEnded(platform, release);
  const { contentHash } = release;
  const isLast = contentHash !== null && !(await isShared(context, release));
  await take(context, release, 'uninstall', 'uninstalled', by, {
    more: async ({ db }) => {
      if (isLast) await removePackage(db, contentHash);
    },
  });
  platform.broadcast('plugin-manager.changed', { pluginId });
}
