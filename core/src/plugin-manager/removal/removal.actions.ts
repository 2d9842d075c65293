import { action, BinaryAnswerSchema, Type, type PluginContext, type Static, type Timer } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import type { PluginManager } from '../plugin-manager.ts';
import { readReleases } from '../release/release.repository.ts';
import { PluginReleasesSchema } from '../release/release-schemas.ts';
import { dataMark } from './data-mark.ts';
import { packExport } from './export-file.ts';
import { exportLines } from './export-lines.ts';
import { completeExport, insertExport } from './export.repository.ts';
import { beginPurge, carryOutPurge } from './purge.ts';
import { findLeftPurges, findPurge, type Purge } from './purge.repository.ts';
import { uninstallRelease } from './uninstall.ts';

const closed = { additionalProperties: false } as const;
const PluginId = Type.String({ maxLength: 40 });
const operate = ['plugin-manager:operate'];
/** Large tables take their time; what is left over is done by the timer. */
const purgeMs = 600_000;

export const PurgeSchema = Type.Object({
  id: PluginId,
  done: Type.Boolean({ description: 'Otherwise the platform goes on by itself; ask again with the same receipt to see.' }),
  removed: Type.Record(Type.String(), Type.Integer(), { description: 'How much of what is gone.' }),
});

const viewPurge = ({ pluginId, isDone, removed }: Purge): Static<typeof PurgeSchema> => ({ id: pluginId, done: isDone, removed: { ...removed } });

const fileName = (id: string, at: Date) => `${id}-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}.jsonl.gz`;

type View = (context: PluginContext<never>, pluginId: string) => Promise<Static<typeof PluginReleasesSchema>>;

/** How the operator, the city, takes plugins away: their code, and then their data. */
export function removalActions(platform: Platform, manager: PluginManager, view: View) {
  return {
    uninstallRelease: action({
      rest: 'POST /releases/:id/:version/uninstall',
      summary: 'Takes the code of a retired release away; data and settings stay for a later one.',
      allow: operate,
      timeoutMs: 30_000,
      params: Type.Object({ id: PluginId, version: Type.String({ maxLength: 40 }) }, closed),
      returns: PluginReleasesSchema,
      handler: async (context) => {
        const { id, version } = context.params;
        await uninstallRelease(platform, context as never, id, version, context.caller);
        return view(context as never, id);
      },
    }),

    exportPlugin: action({
      rest: 'GET /plugins/:id/export',
      summary:
        'All data of a plugin, in all districts (NDJSON, gzip). The receipt for a purge is in the header x-export-receipt and in the last line; it holds once the stream was read to its end.',
      allow: operate,
      answers: 'stream',
      params: Type.Object({ id: PluginId }, closed),
      returns: BinaryAnswerSchema,
      handler: async ({ db, params: { id: pluginId }, newId, now, caller }) => {
        if (!(await readReleases(db)).some((release) => release.pluginId === pluginId)) throw errors.NOT_FOUND({ plugin: pluginId });
        const receipt = newId();
        const at = now();
        const made = { receipt, pluginId, mark: await dataMark(platform, pluginId), startedAt: at.getTime() };
        await insertExport(db, made, caller.id);
        const head = { plugin: pluginId, exportedAt: at.toISOString() };
        const stream = packExport(head, exportLines(platform, pluginId), receipt, () => completeExport(platform.database, receipt, now().getTime()));
        const headers = {
          'cache-control': 'no-store',
          'content-disposition': `attachment; filename="${fileName(pluginId, at)}"`,
          'x-export-receipt': receipt,
        };
        return { stream, contentType: 'application/gzip', headers };
      },
    }),

    purgePlugin: action({
      rest: 'POST /plugins/:id/purge',
      summary: 'Deletes all data of a plugin whose releases are all uninstalled, after an export; its name must be typed.',
      allow: operate,
      timeoutMs: purgeMs,
      params: Type.Object({ id: PluginId, name: Type.String({ maxLength: 200 }), exportReceipt: Type.String({ maxLength: 36 }) }, closed),
      returns: PurgeSchema,
      handler: async (context) => {
        const { id: pluginId, name, exportReceipt: receipt } = context.params;
        const purge = await beginPurge(platform, context as never, { pluginId, name, receipt }, context.caller);
        if (!purge.isDone) await carryOutPurge(platform, context as never, purge);
        await manager.refresh();
        return viewPurge((await findPurge(context.db, receipt))!);
      },
    }),
  };
}

/** Goes on with purges that broke off. */
export function leftPurgesTimer(platform: Platform): Timer {
  return {
    everySeconds: 15,
    handler: async (context) => {
      const left = await findLeftPurges(context.db, context.now().getTime());
      for (const purge of left) await carryOutPurge(platform, context, purge).catch(() => undefined);
    },
  };
}
