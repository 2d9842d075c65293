import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import { countPendingWork, forgetPluginWork } from '../../runtime/forget-plugin.ts';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { demandNoPurge } from './purge.repository.ts';
import { writeReleaseHistory } from '../release/release-history.repository.ts';
import { changeRelease, readReleases, type Release } from '../release/release.repository.ts';
import { removePackage } from '../package/index.ts';
import type { Actor, ChangeContext } from '../release/release-change.ts';
import { dataMark } from './data-mark.ts';
import { findExport, forgetExports } from './export.repository.ts';
import { claimPurge, findPurge, finishPurge, insertPurge, keepProgress, releasePurge, type Purge, type Removed } from './purge.repository.ts';

const isGone = ({ state }: Release) => state === 'uninstalled' || state === 'purged';

async function demandUninstalled({ db }: ChangeContext, plugin: string): Promise<Release[]> {
  const releases = (await readReleases(db)).filter(({ pluginId }) => pluginId === plugin);
  if (releases.length === 0) throw errors.NOT_FOUND({ plugin });
  const left = releases.filter((release) => !isGone(release)).map(({ version }) => version);
  if (left.length > 0) throw errors.STILL_INSTALLED({ plugin, because: left.join(', ') });
  return releases;
}

/** No release ran since the export began, and there is what there was. */
async function demandExport(platform: Platform, { db }: ChangeContext, plugin: string, receipt: string, releases: readonly Release[]): Promise<void> {
  const made = await findExport(db, receipt);
  if (!made || made.pluginId !== plugin || !made.isComplete) throw errors.EXPORT_MISSING({ plugin });
  const lastChange = Math.max(...releases.map(({ stateChangedAt }) => stateChangedAt));
  if (made.startedAt < lastChange || made.mark !== (await dataMark(platform, plugin))) throw errors.EXPORT_OUTDATED({ plugin });
}

/** Records and notifications that a plugin left to be delivered are not its own to take along. */
async function demandDelivered({ db }: ChangeContext, plugin: string): Promise<void> {
  const count = await countPendingWork(db, plugin);
  if (count > 0) throw errors.WORK_PENDING({ plugin, count });
}

export interface WantedPurge {
  readonly pluginId: string;
  /** The plugin's id or its name, as it was typed. */
  readonly name: string;
  readonly receipt: string;
}

/** The name that has to be typed: the plugin's id, or its name in either language. */
function demandName(plugin: string, typed: string, releases: readonly Release[]): void {
  const names = releases.flatMap(({ manifest }) => Object.values(manifest.name));
  if (![plugin, ...names].includes(typed.trim())) throw errors.NAME_NOT_CONFIRMED({ plugin });
}

/**
 * Decides that all a plugin has is to go, in one transaction; from then on nothing of it can be installed
 * until that is done. The same request again gives the same purge.
 * @throws PLUGIN_NOT_FOUND, PLUGIN_STILL_INSTALLED, PLUGIN_NAME_NOT_CONFIRMED, PLUGIN_EXPORT_MISSING,
 * PLUGIN_EXPORT_OUTDATED, PLUGIN_WORK_PENDING, PLUGIN_CHANGED_MEANWHILE
 */
export async function beginPurge(platform: Platform, context: ChangeContext, { pluginId, name, receipt }: WantedPurge, by: Actor): Promise<Purge> {
  const before = await findPurge(context.db, receipt);
  if (before?.pluginId === pluginId) return before;
  await demandNoPurge(context.db, pluginId);
  const releases = await demandUninstalled(context, pluginId);
  demandName(pluginId, name, releases);
  await demandExport(platform, context, pluginId, receipt, releases);
  await demandDelivered(context, pluginId);
  const id = context.newId();
  try {
    await context.transaction(async (work) => {
      const at = context.now().getTime();
      await insertPurge(work.db, { receipt, pluginId, purgedBy: by.id }, at);
      for (const release of releases) await changeRelease(work.db, release, { state: 'purged' }, at);
      await writeReleaseHistory(work.db, { id, pluginId, version: null, step: 'purge', detail: { receipt } }, by, at);
      work.record({ kind: 'plugin-manager.purge-begun', subjectId: pluginId, payload: { receipt } });
    });
  } catch (error) {
    throw error instanceof UniqueViolation ? errors.PURGE_UNDER_WAY({ plugin: pluginId }) : error;
  }
  return (await findPurge(context.db, receipt))!;
}

type Step = readonly [what: string, remove: () => Promise<number>];

const countOf = async (call: Promise<{ removed: number }>) => (await call).removed;

/** What is removed, in this order; each step may be done again, and finds what is left. */
function stepsOf({ call, database }: Platform, pluginId: string): Step[] {
  return [
    ['documents', () => countOf(call('documents.purge', { pluginId }))],
    ['files', () => countOf(call('files.removeSelected', { pluginId }))],
    ['tables', async () => (await database.dropTables(pluginId)).length],
    ['notifications', () => countOf(call('notifications.forgetPlugin', { pluginId }))],
    ['work', () => forgetPluginWork(database, pluginId)],
  ];
}

const keptByDistricts = ['installations', 'history', 'scheduled_changes', 'grants', 'channels'] as const;

/** The last step, in one transaction: with it the plugin is unknown here. What came with the platform stays known, as purged. */
async function forgetPlugin(work: Work, pluginId: string): Promise<number> {
  let rows = 0;
  for (const table of keptByDistricts) rows += await work.db.delete(`plugin_manager_${table}`, { plugin_id: pluginId });
  const releases = (await readReleases(work.db)).filter((one) => one.pluginId === pluginId && one.origin === 'package');
  for (const { contentHash } of releases) if (contentHash !== null) await removePackage(work.db, contentHash);
  for (const { version } of releases) rows += await work.db.delete('plugin_manager_releases', { plugin_id: pluginId, version });
  return rows + (await forgetExports(work.db, pluginId));
}

type PurgeContext = ChangeContext & Pick<PluginContext<never>, 'log'>;

/**
 * Removes what is left to remove, if nobody else is at it. Broken off at any point it goes on the next time,
 * here or on another node; every step is noted.
 */
export async function carryOutPurge(platform: Platform, context: PurgeContext, { receipt, pluginId }: Purge): Promise<void> {
  const { database, now } = platform;
  if (!(await claimPurge(database, receipt, now().getTime()))) return;
  try {
    let removed: Removed = (await findPurge(database, receipt))!.removed;
    for (const [what, remove] of stepsOf(platform, pluginId)) {
      removed = { ...removed, [what]: (removed[what] ?? 0) + (await remove()) };
      await keepProgress(database, receipt, removed, now().getTime());
    }
    await context.transaction(async (work) => {
      const total = { ...removed, settings: await forgetPlugin(work, pluginId) };
      await finishPurge(work.db, receipt, total, context.now().getTime());
      work.record({ kind: 'plugin-manager.purged', subjectId: pluginId, payload: { receipt, removed: total } });
    });
    platform.broadcast('plugin-manager.changed', { pluginId });
  } catch (error) {
    context.log.error({ err: error, plugin: pluginId }, 'a purge broke off; it goes on in a moment');
    await releasePurge(database, receipt);
    throw error;
  }
}
