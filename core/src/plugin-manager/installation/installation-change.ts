import type { Caller, LockingSqlScope, PluginContext } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { Catalogue } from '../node/catalogue.ts';
import { readDesiredState } from '../node/desired-state.ts';
import type { Following } from '../routing/route.ts';
import { prepareRelease } from '../release/release.repository.ts';
import { prepareEverywhere, waitUntilApplied } from '../swap/preparation.ts';
import type { Installation } from './installation.ts';
import { readInstallationsOf, writeInstallation } from './installation.repository.ts';
import { checkSettings } from './settings-check.ts';

/** What an administrator wants of a plugin in a district. */
export interface WantedChange extends Following {
  readonly pluginId: string;
  readonly districtId: string;
  readonly enabled: boolean;
  readonly settings: Record<string, unknown>;
  readonly expectedRevision: number;
}

/**
 * Holds what the district is sent to, so that it is not retired meanwhile.
 * @throws PLUGIN_RELEASE_NOT_FOUND, PLUGIN_NOT_FOUND
 */
async function demandServed(db: LockingSqlScope, plugin: string, pinned: string | null): Promise<void> {
  if (pinned === null) {
    const statement = 'SELECT stable_version FROM plugin_manager_channels WHERE plugin_id = :plugin';
    const channels = await db.lockOne<{ stable_version: string | null }>(statement, { plugin });
    if (!channels?.stable_version) throw errors.NOT_FOUND({ plugin });
  } else {
    const statement = 'SELECT state FROM plugin_manager_releases WHERE plugin_id = :plugin AND version = :pinned';
    const release = await db.lockOne<{ state: string }>(statement, { plugin, pinned });
    if (release?.state !== 'installed') throw errors.RELEASE_NOT_FOUND({ plugin, version: pinned });
  }
}

type Context = Pick<PluginContext<never>, 'db' | 'newId' | 'now' | 'transaction'>;

/**
 * Changes what a district has of a plugin. A release that nobody is sent to yet is started everywhere
 * first, so that the change itself loses no request. Done once every live node follows.
 * @throws PLUGIN_SETTINGS_INVALID, PLUGIN_RELEASE_NOT_FOUND, PLUGIN_NOT_STARTED, PLUGIN_CHANGED_MEANWHILE
 */
export async function changeInstallation(platform: Platform, context: Context, wanted: WantedChange, by: Pick<Caller, 'id' | 'name'>): Promise<Installation> {
  const { pluginId, districtId, enabled } = wanted;
  const catalogue = new Catalogue(await readDesiredState(context.db));
  const pinned = wanted.follows === 'pinned' ? wanted.pinnedVersion : null;
  if (wanted.follows === 'pinned') {
    if (pinned === null || !catalogue.choices(pluginId).installed.includes(pinned)) {
      throw errors.RELEASE_NOT_FOUND({ plugin: pluginId, version: pinned ?? '' });
    }
    await prepareEverywhere(platform, pluginId, pinned);
  }
  const manifest = pinned === null ? catalogue.manifestFor(pluginId, districtId) : catalogue.release(pluginId, pinned).manifest;
  const settings = checkSettings(manifest, wanted.settings);
  const historyId = context.newId();
  const written = await context.transaction(async (work) => {
    await demandServed(work.db, pluginId, pinned);
    const change = { ...wanted, isEnabled: enabled, settings };
    const installation = await writeInstallation(work.db, change, by, historyId, context.now().getTime());
    if (pinned !== null) await prepareRelease(work.db, pluginId, pinned, 0);
    const { follows, pinnedVersion, canaryPercent, revision } = installation;
    const kind = `plugin-manager.${enabled ? 'enabled' : 'disabled'}`;
    const payload = { districtId, version: manifest.version, settings, follows, pinnedVersion, canaryPercent };
    work.record({ kind, subjectId: pluginId, payload });
    work.emit('plugin-manager.installation-changed.v1', { pluginId, districtId, enabled, revision });
    return installation;
  });
  const all = await readInstallationsOf(context.db, pluginId);
  await waitUntilApplied(platform, pluginId, { installationRevision: all.reduce((sum, { revision }) => sum + revision, 0) });
  return written;
}
