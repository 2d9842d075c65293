import { Readable } from 'node:stream';
import { action, Type } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { Catalogue } from '../node/catalogue.ts';
import { readDesiredState } from '../node/desired-state.ts';
import { readNodes } from '../node/node.repository.ts';
import { findPublisher } from '../package/index.ts';
import type { PluginManager } from '../plugin-manager.ts';
import { readChannelsOf, type ChannelState } from '../routing/channel.repository.ts';
import { moveCanary, moveStable, noChannels, rollBack } from '../swap/pointer-move.ts';
import { prepareEverywhere } from '../swap/preparation.ts';
import { readUpload, uploadPackage } from './package-upload.ts';
import { chooseTrust, grantCapabilities, installRelease, movePointer, reinstateRelease, retireRelease, type ChangeContext } from './release-change.ts';
import { readReleaseHistory } from './release-history.repository.ts';
import { prepareRelease } from './release.repository.ts';
import { ChannelsSchema, PluginReleasesSchema, ReleaseDetailSchema, ReleaseHistorySchema, TrustSchema } from './release-schemas.ts';
import { viewChannels, viewReleaseDetail, viewReleases } from './release-views.ts';

const closed = { additionalProperties: false } as const;
const PluginId = Type.String({ maxLength: 40 });
const Version = Type.String({ maxLength: 40 });
const OneRelease = Type.Object({ id: PluginId, version: Version }, closed);
const Reason = Type.Optional(Type.String({ maxLength: 200 }));
const operate = ['plugin-manager:operate'];
/** Starting a release everywhere, with its migrations, may take a minute. */
const timeoutMs = 75_000;

/** A plugin as the operator sees it, after this node has followed the database. */
export const viewerOf = (manager: PluginManager) => async (context: Pick<ChangeContext, 'db' | 'now'>, pluginId: string) => {
  await manager.refresh();
  const [state, nodes] = await Promise.all([readDesiredState(context.db), readNodes(context.db, context.now().getTime())]);
  if (!state.releases.some((release) => release.pluginId === pluginId)) throw errors.NOT_FOUND({ plugin: pluginId });
  return viewReleases(state, nodes, pluginId);
};

/** What the operator, the city, does with releases. */
export function releaseActions(platform: Platform, manager: PluginManager) {
  const view = viewerOf(manager);

  /** @throws PLUGIN_CHANGED_MEANWHILE where somebody else moved the pointer since it was looked at */
  const seenChannels = async (context: ChangeContext, pluginId: string, expectedRevision: number): Promise<ChannelState | undefined> => {
    const channels = await readChannelsOf(context.db, pluginId);
    if ((channels?.revision ?? 0) !== expectedRevision) throw errors.CHANGED_MEANWHILE();
    return channels;
  };

  /** @throws PLUGIN_RELEASE_NOT_FOUND, PLUGIN_STEP_NOT_POSSIBLE */
  const demandInstalled = async (context: ChangeContext, pluginId: string, version: string): Promise<void> => {
    const { state } = new Catalogue(await readDesiredState(context.db)).release(pluginId, version);
    if (state !== 'installed') throw errors.STEP_NOT_POSSIBLE({ version, because: state });
  };

  const upload = action({
    rest: 'POST /packages',
    summary: 'Takes in a signed plugin package (the body itself, a .tgz): checked and kept, not run yet.',
    allow: operate,
    body: 'stream',
    status: 201,
    timeoutMs,
    params: Type.Object({ trust: Type.Optional(TrustSchema) }, closed),
    returns: Type.Object({ id: Type.String(), version: Type.String(), releases: PluginReleasesSchema }),
    handler: async (context) => {
      const bytes = await readUpload(context.stream ?? Readable.from([]));
      const given = { bytes, trust: context.params.trust };
      const { pluginId: id, version } = await uploadPackage(context as never, given, context.caller);
      platform.broadcast('plugin-manager.changed', { pluginId: id });
      return { id, version, releases: await view(context as never, id) };
    },
  });

  const list = action({
    rest: 'GET /releases',
    summary: 'Every plugin with its releases, its channels, and the nodes that run them.',
    allow: operate,
    params: Type.Object({}, closed),
    returns: Type.Object({ items: Type.Array(PluginReleasesSchema) }),
    handler: async (context) => {
      const [state, nodes] = await Promise.all([readDesiredState(context.db), readNodes(context.db, context.now().getTime())]);
      const ids = [...new Set(state.releases.map(({ pluginId }) => pluginId))];
      return { items: ids.map((id) => viewReleases(state, nodes, id)) };
    },
  });

  const get = action({
    rest: 'GET /releases/:id',
    summary: 'One plugin with its releases, its channels, and the nodes that run them.',
    allow: operate,
    params: Type.Object({ id: PluginId }, closed),
    returns: PluginReleasesSchema,
    handler: (context) => view(context as never, context.params.id),
  });

  const detail = action({
    rest: 'GET /releases/:id/:version',
    summary: 'What a release is, may do and keeps, and who signed it: what an operator decides by.',
    allow: operate,
    params: OneRelease,
    returns: ReleaseDetailSchema,
    handler: async ({ db, params }) => {
      const state = await readDesiredState(db);
      const release = new Catalogue(state).release(params.id, params.version);
      const publisher = release.keyId === null ? undefined : await findPublisher(db, release.keyId);
      return viewReleaseDetail(state, release, publisher);
    },
  });

  const history = action({
    rest: 'GET /releases/:id/history',
    summary: 'Who did what with the releases of a plugin, the latest first.',
    allow: operate,
    params: Type.Object(
      { id: PluginId, cursor: Type.Optional(Type.String({ maxLength: 60 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
      closed,
    ),
    returns: ReleaseHistorySchema,
    handler: ({ db, params: { id, ...page } }) => readReleaseHistory(db, id, page),
  });

  const install = action({
    rest: 'POST /releases/:id/:version/install',
    summary: 'Grants what was consented to, starts a release on every node, and counts it as installed.',
    allow: operate,
    timeoutMs,
    params: Type.Object(
      {
        id: PluginId,
        version: Version,
        grant: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 50 })),
        trust: Type.Optional(TrustSchema),
      },
      closed,
    ),
    returns: PluginReleasesSchema,
    handler: async (context) => {
      const { id, version, grant = [], trust } = context.params;
      await grantCapabilities(context as never, id, version, grant, context.caller);
      if (trust) await chooseTrust(context as never, id, version, trust, context.caller);
      await installRelease(platform, context as never, id, version, context.caller);
      return view(context as never, id);
    },
  });

  const retire = action({
    rest: 'POST /releases/:id/:version/retire',
    summary: 'Takes an installed release, to which nobody is sent, out of service.',
    allow: operate,
    params: OneRelease,
    returns: PluginReleasesSchema,
    handler: async (context) => {
      const { id, version } = context.params;
      await retireRelease(platform, context as never, id, version, context.caller);
      return view(context as never, id);
    },
  });

  const reinstate = action({
    rest: 'POST /releases/:id/:version/reinstate',
    summary: 'Brings a retired release back.',
    allow: operate,
    timeoutMs,
    params: OneRelease,
    returns: PluginReleasesSchema,
    handler: async (context) => {
      const { id, version } = context.params;
      await reinstateRelease(platform, context as never, id, version, context.caller);
      return view(context as never, id);
    },
  });

  const setStable = action({
    rest: 'PUT /releases/:id/stable',
    summary: 'Makes an installed release the stable one; no request is lost, and a release that fails too often is rolled back by itself.',
    allow: operate,
    timeoutMs,
    params: Type.Object({ id: PluginId, version: Version, expectedRevision: Type.Integer({ minimum: 0 }), reason: Reason }, closed),
    returns: ChannelsSchema,
    handler: async (context) => {
      const { id, version, expectedRevision, reason = null } = context.params;
      const before = await seenChannels(context as never, id, expectedRevision);
      await demandInstalled(context as never, id, version);
      await prepareEverywhere(platform, id, version);
      const move = moveStable(before ?? noChannels, version, context.now().getTime());
      await movePointer(platform, context as never, id, before, move, { step: 'stable', version, by: context.caller, reason });
      return viewChannels(await readChannelsOf(context.db, id));
    },
  });

  const setCanary = action({
    rest: 'PUT /releases/:id/canary',
    summary: 'Makes an installed release the canary, or ends the canary.',
    allow: operate,
    timeoutMs,
    params: Type.Object(
      { id: PluginId, version: Type.Union([Version, Type.Null()]), expectedRevision: Type.Integer({ minimum: 0 }), reason: Reason },
      closed,
    ),
    returns: ChannelsSchema,
    handler: async (context) => {
      const { id, version, expectedRevision, reason = null } = context.params;
      const before = await seenChannels(context as never, id, expectedRevision);
      if (version !== null) {
        await demandInstalled(context as never, id, version);
        await prepareEverywhere(platform, id, version);
      }
      const move = moveCanary(before ?? noChannels, version, context.now().getTime());
      await movePointer(platform, context as never, id, before, move, { step: 'canary', version, by: context.caller, reason });
      return viewChannels(await readChannelsOf(context.db, id));
    },
  });

  const takeBack = action({
    rest: 'POST /releases/:id/roll-back',
    summary: 'Ends the canary, or leads stable back to the release before.',
    allow: operate,
    timeoutMs,
    params: Type.Object(
      { id: PluginId, channel: Type.Union([Type.Literal('stable'), Type.Literal('canary')]), expectedRevision: Type.Integer({ minimum: 0 }), reason: Reason },
      closed,
    ),
    returns: ChannelsSchema,
    handler: async (context) => {
      const { id, channel, expectedRevision, reason = null } = context.params;
      const before = await seenChannels(context as never, id, expectedRevision);
      const version = before?.[channel] ?? null;
      const move = before && rollBack(before, version);
      if (!move) throw errors.NO_ROLLBACK();
      const goal = move.stable === before.stable ? null : move.stable;
      if (goal !== null) {
        await demandInstalled(context as never, id, goal);
        await prepareEverywhere(platform, id, goal);
      }
      await movePointer(platform, context as never, id, before, move, { step: 'roll-back', version, by: context.caller, reason });
      if (goal !== null) await prepareRelease(platform.database, id, goal, 0);
      return viewChannels(await readChannelsOf(context.db, id));
    },
  });

  return {
    uploadPackage: upload,
    listReleases: list,
    getReleases: get,
    getRelease: detail,
    releaseHistory: history,
    installRelease: install,
    retireRelease: retire,
    reinstateRelease: reinstate,
    setStable,
    setCanary,
    rollBack: takeBack,
  };
}
