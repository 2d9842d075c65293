import { action, Type } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { Catalogue } from '../node/catalogue.ts';
import type { PluginManager } from '../plugin-manager.ts';
import { ContributionSchema, FollowsSchema, InstallationChangeSchema, InstallationSchema, PluginDetailSchema, PluginSummarySchema } from '../plugin-schemas.ts';
import { schoolShare } from '../routing/school-share.ts';
import { viewDetail, viewInstallation, viewSummary } from '../plugin-views.ts';
import { existingDistrict, schoolsOf } from './district-scope.ts';
import { changeInstallation } from './installation-change.ts';
import { readHistory, readInstallation } from './installation.repository.ts';
import { readScheduled } from './scheduled-change.repository.ts';

const closed = { additionalProperties: false } as const;
const PluginId = Type.String({ maxLength: 40 });
const DistrictId = Type.Optional(Type.String({ maxLength: 64, description: "City administrators choose; others have their own district's." }));
const manage = ['plugin-manager:manage-district'];

/** What districts do with the plugins of the platform, and what apps show of them. */
export function installationActions(platform: Platform, manager: PluginManager) {
  const catalogue = () => new Catalogue(manager.demandState());

  return {
    contributions: action({
      rest: 'GET /contributions',
      summary: 'What the plugins enabled in the own district add to an app.',
      allow: 'signed-in',
      params: Type.Object({ app: Type.Union([Type.Literal('student'), Type.Literal('admin')]) }, closed),
      returns: Type.Object({ plugins: Type.Array(ContributionSchema) }),
      handler: ({ params, caller }) => ({ plugins: manager.view.contributionsFor(params.app, caller) }),
    }),

    list: action({
      rest: 'GET /plugins',
      summary: 'The plugins of the platform, with their state in a district.',
      allow: manage,
      params: Type.Object({ districtId: DistrictId }, closed),
      returns: Type.Object({ items: Type.Array(PluginSummarySchema) }),
      handler: async (context) => {
        const districtId = await existingDistrict(context, context.params.districtId);
        const plugins = catalogue();
        const items = plugins.pluginIds.map(async (id) => {
          const manifest = plugins.manifestFor(id, districtId);
          return viewSummary(manifest, viewInstallation(manifest, districtId, await readInstallation(context.db, id, districtId)));
        });
        return { items: await Promise.all(items) };
      },
    }),

    get: action({
      rest: 'GET /plugins/:id',
      summary: 'One plugin: what it is, may do and keeps, its settings, state and history in a district.',
      allow: manage,
      params: Type.Object({ id: PluginId, districtId: DistrictId }, closed),
      returns: PluginDetailSchema,
      handler: async (context) => {
        const { id } = context.params;
        const districtId = await existingDistrict(context, context.params.districtId);
        const manifest = catalogue().manifestFor(id, districtId);
        const { contentHash } = catalogue().release(id, manifest.version);
        const own = await readInstallation(context.db, id, districtId);
        const history = await readHistory(context.db, id, districtId);
        const scheduled = await readScheduled(context.db, id, districtId);
        const choices = catalogue().choices(id);
        return viewDetail(manifest, viewInstallation(manifest, districtId, own), { history, choices, scheduled, contentHash });
      },
    }),

    history: action({
      rest: 'GET /plugins/:id/history',
      summary: 'Who changed what of a plugin in a district, the latest first, page by page.',
      allow: manage,
      params: Type.Object(
        {
          id: PluginId,
          districtId: DistrictId,
          before: Type.Optional(Type.Integer({ minimum: 1, description: 'Revision below which the page begins.' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
        },
        closed,
      ),
      returns: Type.Object({ items: Type.Array(InstallationChangeSchema), nextBefore: Type.Union([Type.Integer(), Type.Null()]) }),
      handler: async (context) => {
        const { id, before, limit = 20 } = context.params;
        const districtId = await existingDistrict(context, context.params.districtId);
        catalogue().manifestFor(id, districtId);
        const rows = await readHistory(context.db, id, districtId, { ...(before === undefined ? {} : { before }), limit: limit + 1 });
        const items = rows.slice(0, limit);
        return { items, nextBefore: rows.length > limit ? items.at(-1)!.revision : null };
      },
    }),

    schools: action({
      rest: 'GET /plugins/:id/schools',
      summary: 'The schools of a district with their share: a canary of n percent goes to those below n.',
      allow: manage,
      params: Type.Object({ id: PluginId, districtId: DistrictId }, closed),
      returns: Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), share: Type.Integer() })) }),
      handler: async (context) => {
        const { id } = context.params;
        const districtId = await existingDistrict(context, context.params.districtId);
        const schools = await schoolsOf(context, districtId);
        const items = schools.map((school) => ({ id: school.id, name: school.name, share: schoolShare(id, school.id) }));
        return { items: items.sort((a, b) => a.share - b.share) };
      },
    }),

    setInstallation: action({
      rest: 'PUT /plugins/:id/installation',
      summary: 'Enables or disables a plugin in a district, sets it up, and says which release the district follows.',
      allow: manage,
      timeoutMs: 75_000,
      params: Type.Object(
        {
          id: PluginId,
          districtId: DistrictId,
          enabled: Type.Boolean(),
          settings: Type.Record(Type.String({ maxLength: 64 }), Type.Unknown()),
          follows: Type.Optional(FollowsSchema),
          pinnedVersion: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
          canaryPercent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
          expectedRevision: Type.Integer({ minimum: 0 }),
        },
        closed,
      ),
      returns: InstallationSchema,
      handler: async (context) => {
        const { id: pluginId, districtId: asked, ...wanted } = context.params;
        const districtId = await existingDistrict(context, asked);
        catalogue().manifestFor(pluginId, districtId);
        const before = await readInstallation(context.db, pluginId, districtId);
        const following = {
          follows: wanted.follows ?? before?.follows ?? 'stable',
          pinnedVersion: wanted.pinnedVersion ?? before?.pinnedVersion ?? null,
          canaryPercent: wanted.canaryPercent ?? before?.canaryPercent ?? 0,
        };
        const change = { ...wanted, ...following, pluginId, districtId };
        const installation = await changeInstallation(platform, context as never, change, context.caller);
        await manager.refresh();
        return viewInstallation(catalogue().manifestFor(pluginId, districtId), districtId, installation);
      },
    }),
  };
}
