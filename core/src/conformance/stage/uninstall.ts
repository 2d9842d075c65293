import type { Readable } from 'node:stream';
import { readExport } from '../../plugin-manager/removal/export-file.ts';
import { readReleases, type Release } from '../../plugin-manager/release/release.repository.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';

type Ask = <T>(action: string, params: Record<string, unknown>) => Promise<T>;

/** Calls of the plugin manager in somebody's name. */
function asking({ platform }: Stage, { caller }: Person): Ask {
  const { broker, platform: services } = platform.node.runtime;
  return async <T>(action: string, params: Record<string, unknown>): Promise<T> => {
    try {
      return (await broker.call(`plugin-manager.${action}`, params, { meta: { caller, requestId: services.newId() } })) as T;
    } catch (thrown) {
      throw fromTransport(thrown);
    }
  };
}

async function disableEverywhere(stage: Stage, id: string): Promise<void> {
  for (const district of [stage.people.here, stage.people.there]) {
    const ask = asking(stage, district.get('district-administrator')!);
    const { installation } = await ask<{ installation: { enabled: boolean; revision: number } }>('get', { id });
    if (installation.enabled) await ask('setInstallation', { id, enabled: false, settings: {}, expectedRevision: installation.revision });
  }
}

const isGone = ({ state }: Release) => state === 'uninstalled' || state === 'purged';

/**
 * Takes a plugin away as an operator does, by the platform's own steps: disabled in every district, retired,
 * uninstalled, exported to the last byte, and purged.
 * @throws which step was refused, and why
 */
export async function uninstall(stage: Stage, id: string): Promise<void> {
  const { platform } = stage.platform.node.runtime;
  const releases = (await readReleases(platform.database)).filter(({ pluginId }) => pluginId === id);
  if (releases.length === 0) return;
  await disableEverywhere(stage, id);
  const operate = asking(stage, stage.people.anywhere.get('city-administrator')!);
  for (const { version, state } of releases.filter((release) => !isGone(release))) {
    if (state === 'installed') await operate('retireRelease', { id, version });
    await operate('uninstallRelease', { id, version });
  }
  await stage.settle();
  const { stream } = await operate<{ stream: Readable }>('exportPlugin', { id });
  const { receipt } = await readExport(stream);
  await operate('purgePlugin', { id, name: id, exportReceipt: receipt });
}
