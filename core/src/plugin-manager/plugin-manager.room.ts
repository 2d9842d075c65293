import { action, defineService, Type, type Caller, type PluginContext } from '@fudao/plugin-sdk';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { contributionOf } from './contributions.ts';
import { errors } from './errors.ts';
import { readHistory, readInstallation, writeInstallation } from './installation.repository.ts';
import { permissions } from './permissions.ts';
import type { PluginManager } from './plugin-manager.ts';
import { ContributionSchema, InstallationSchema, PluginDetailSchema, PluginSummarySchema } from './plugin-schemas.ts';
import { viewDetail, viewInstallation, viewSummary } from './plugin-views.ts';
import type { LoadedRelease } from './release-table.ts';
import { checkSettings } from './settings-check.ts';

const closed = { additionalProperties: false } as const;
const PluginId = Type.String({ maxLength: 40 });
const DistrictId = Type.Optional(Type.String({ maxLength: 64, description: "City administrators choose; others have their own district's." }));
const manage = Object.keys(permissions);

/** The district an administrator acts for: the own one, or for the city the one that was named. */
function districtFor(caller: Caller, asked: string | undefined): string {
  if (caller.districtId === null) {
    if (!asked) throw errors.DISTRICT_REQUIRED();
    return asked;
  }
  if (asked && asked !== caller.districtId) throw errors.DISTRICT_NOT_YOURS();
  return caller.districtId;
}

export function createPluginManagerRoom(platform: Platform, manager: PluginManager): Room {
  const releaseOf = (pluginId: string): LoadedRelease => {
    const release = manager.releases.current(pluginId);
    if (!release) throw errors.NOT_FOUND({ plugin: pluginId });
    return release;
  };

  /** A district that does not exist must not be switched on. */
  const existingDistrict = async (context: PluginContext<never>, asked: string | undefined): Promise<string> => {
    const districtId = districtFor(context.caller, asked);
    await context.call('organisation.district', { id: districtId });
    return districtId;
  };

  const contributions = action({
    rest: 'GET /contributions',
    summary: 'What the plugins enabled in the own district add to an app.',
    allow: 'signed-in',
    params: Type.Object({ app: Type.Union([Type.Literal('student'), Type.Literal('admin')]) }, closed),
    returns: Type.Object({ plugins: Type.Array(ContributionSchema) }),
    handler: ({ params, caller }) => ({
      plugins: manager.releases
        .all()
        .filter((release) => manager.isEnabled(release.manifest.id, caller.districtId))
        .flatMap((release) => contributionOf(release, params.app) ?? []),
    }),
  });

  const list = action({
    rest: 'GET /plugins',
    summary: 'The plugins of the platform, with their state in a district.',
    allow: manage,
    params: Type.Object({ districtId: DistrictId }, closed),
    returns: Type.Object({ items: Type.Array(PluginSummarySchema) }),
    handler: async (context) => {
      const districtId = await existingDistrict(context as never, context.params.districtId);
      const items = manager.releases.all().map(async (release) => {
        const own = await readInstallation(context.db, release.manifest.id, districtId);
        return viewSummary(release, viewInstallation(release, districtId, own));
      });
      return { items: await Promise.all(items) };
    },
  });

  const get = action({
    rest: 'GET /plugins/:id',
    summary: 'One plugin: what it is, may do and keeps, its settings, state and history in a district.',
    allow: manage,
    params: Type.Object({ id: PluginId, districtId: DistrictId }, closed),
    returns: PluginDetailSchema,
    handler: async (context) => {
      const release = releaseOf(context.params.id);
      const districtId = await existingDistrict(context as never, context.params.districtId);
      const own = await readInstallation(context.db, context.params.id, districtId);
      const history = await readHistory(context.db, context.params.id, districtId);
      return viewDetail(release, viewInstallation(release, districtId, own), history);
    },
  });

  const setInstallation = action({
    rest: 'PUT /plugins/:id/installation',
    summary: 'Enables or disables a plugin in a district and sets it up.',
    allow: manage,
    params: Type.Object(
      {
        id: PluginId,
        districtId: DistrictId,
        enabled: Type.Boolean(),
        settings: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown()),
        expectedRevision: Type.Integer({ minimum: 0 }),
      },
      closed,
    ),
    returns: InstallationSchema,
    handler: async (context) => {
      const { id: pluginId, enabled, expectedRevision } = context.params;
      const release = releaseOf(pluginId);
      const districtId = await existingDistrict(context as never, context.params.districtId);
      const settings = checkSettings(release.manifest, context.params.settings);
      const wanted = { pluginId, districtId, isEnabled: enabled, settings, expectedRevision };
      const historyId = context.newId();
      const installation = await context.transaction(async (work) => {
        const written = await writeInstallation(work.db, wanted, context.caller, historyId, context.now().getTime());
        const { version } = release.manifest;
        work.record({ kind: `plugin-manager.${enabled ? 'enabled' : 'disabled'}`, subjectId: pluginId, payload: { districtId, version, settings } });
        work.emit('plugin-manager.installation-changed.v1', { pluginId, districtId, enabled, revision: written.revision });
        return written;
      });
      await manager.refresh();
      platform.broadcast('plugin-manager.changed', { pluginId, districtId });
      return viewInstallation(release, districtId, installation);
    },
  });

  return {
    name: 'plugin-manager',
    permissions,
    errors,
    migrations: new URL('./migrations/', import.meta.url),
    broadcasts: { 'plugin-manager.changed': () => void manager.refresh() },
    service: defineService({
      name: 'plugin-manager',
      actions: { contributions, list, get, setInstallation },
    }),
  };
}
