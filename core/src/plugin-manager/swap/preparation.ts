import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { readLiveNodes, type KnownNode, type ReleaseReport } from '../node/node.repository.ts';
import { prepareRelease } from '../release/release.repository.ts';

/** Migrations of large tables take their time. */
const longestStartMs = 60_000;
/** A pointer is a value in memory; only a node that hangs takes longer, and is then taken for dead. */
const longestFlipMs = 10_000;
const pollMs = 50;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export interface Readiness {
  readonly isReady: boolean;
  /** The first node on which it did not start, and why. */
  readonly failed?: { readonly nodeId: string; readonly failure: string };
}

const reportOf = ({ report }: KnownNode, pluginId: string, version: string): ReleaseReport | undefined =>
  report.releases.find((one) => one.pluginId === pluginId && one.version === version);

/** Whether a release runs on every node that lives. */
export function readiness(nodes: readonly KnownNode[], pluginId: string, version: string): Readiness {
  const reports = nodes.map((node) => ({ nodeId: node.nodeId, report: reportOf(node, pluginId, version) }));
  const failed = reports.find(({ report }) => report?.state === 'failed');
  if (failed) return { isReady: false, failed: { nodeId: failed.nodeId, failure: failed.report!.failure ?? 'no reason given' } };
  return { isReady: reports.every(({ report }) => report?.state === 'running' || report?.state === 'draining') };
}

/**
 * Has every live node start a release before anybody is sent to it, and waits until it runs everywhere.
 * Where no node lives (the operator's command line beside a platform that is down) there is nothing to wait for.
 * @throws PLUGIN_NOT_STARTED naming node and reason; the node lets go of it again
 */
export async function prepareEverywhere(platform: Platform, pluginId: string, version: string): Promise<void> {
  const { database, now, broadcast } = platform;
  const begun = performance.now();
  await prepareRelease(database, pluginId, version, now().getTime() + 2 * longestStartMs);
  broadcast('plugin-manager.changed', { pluginId });
  try {
    while (performance.now() - begun < longestStartMs) {
      const { isReady, failed } = readiness(await readLiveNodes(database, now().getTime()), pluginId, version);
      if (isReady) return;
      if (failed) throw errors.NOT_STARTED({ plugin: pluginId, version, node: failed.nodeId, reason: failed.failure });
      await wait(pollMs);
    }
    throw errors.NOT_STARTED({ plugin: pluginId, version, node: '', reason: 'it did not start within a minute' });
  } catch (error) {
    await prepareRelease(database, pluginId, version, 0);
    broadcast('plugin-manager.changed', { pluginId });
    throw error;
  }
}

/** What every node should have applied before a change counts as done. */
export interface Applied {
  readonly channelRevision?: number;
  /** Sum over the plugin's installations. */
  readonly installationRevision?: number;
}

function hasApplied({ report }: KnownNode, pluginId: string, { channelRevision = 0, installationRevision = 0 }: Applied): boolean {
  const channels = report.channelRevisions[pluginId] ?? 0;
  const installations = report.installationRevisions[pluginId] ?? 0;
  return channels >= channelRevision && installations >= installationRevision;
}

/** Waits until every live node sends people where the database says; gives false where one does not say so in time. */
export async function waitUntilApplied(platform: Platform, pluginId: string, applied: Applied): Promise<boolean> {
  const { database, now, broadcast } = platform;
  broadcast('plugin-manager.changed', { pluginId });
  const begun = performance.now();
  while (performance.now() - begun < longestFlipMs) {
    const nodes = await readLiveNodes(database, now().getTime());
    if (nodes.every((node) => hasApplied(node, pluginId, applied))) return true;
    await wait(pollMs);
  }
  return false;
}
