import { action, defineService, type ServiceDefinition } from '@fudao/plugin-sdk';
import { exportDocuments } from './export-documents.ts';
import { removeDocuments } from './remove-documents.ts';
import * as schemas from './schemas.ts';
import { findUsage, forgetEmptyUsage } from './usage.repository.ts';

/** Removals work in batches; what a broken-off one left, the next call removes. */
const removalMs = 600_000;

/** What the platform does with the documents of plugins; plugins themselves have `context.documents`. */
export function defineDocumentsService(quotaBytes: number): ServiceDefinition {
  return defineService({
    name: 'documents',

    actions: {
      usage: action({
        rest: 'GET /usage/:pluginId',
        summary: 'How much a plugin keeps in each district, and how much it may.',
        allow: ['documents:see-usage'],
        params: schemas.PluginParams,
        returns: schemas.UsageView,
        handler: async ({ db, params }) => {
          const usage = await findUsage(db, params.pluginId);
          return { quotaBytes, districts: usage.map((one) => ({ ...one, districtId: one.districtId || null })) };
        },
      }),

      exportPerson: action({
        summary: "One page of the documents that are a person's, in all districts.",
        allow: 'internal',
        params: schemas.PersonPageParams,
        returns: schemas.ExportPageView,
        handler: ({ db, params: { cursor, limit, ...selection } }) => exportDocuments(db, selection, { cursor, limit }),
      }),

      erasePerson: action({
        summary: "Deletes the documents that are a person's, in all districts.",
        allow: 'internal',
        params: schemas.PersonParams,
        returns: schemas.Removed,
        timeoutMs: removalMs,
        handler: async (context) => ({ removed: await removeDocuments(context, context.params) }),
      }),

      exportAll: action({
        summary: 'One page of all that a plugin keeps, in all districts.',
        allow: 'internal',
        params: schemas.PluginPageParams,
        returns: schemas.ExportPageView,
        handler: ({ db, params: { cursor, limit, ...selection } }) => exportDocuments(db, selection, { cursor, limit }),
      }),

      purge: action({
        summary: 'Deletes all that a plugin keeps, in all districts.',
        allow: 'internal',
        params: schemas.PluginParams,
        returns: schemas.Removed,
        timeoutMs: removalMs,
        handler: async (context) => {
          const removed = await removeDocuments(context, context.params);
          await forgetEmptyUsage(context.db, context.params.pluginId);
          return { removed };
        },
      }),
    },
  });
}
