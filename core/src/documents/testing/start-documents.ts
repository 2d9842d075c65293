import { systemCaller, type Caller, type PluginContext } from '@fudao/plugin-sdk';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import { startRooms, type TestRooms } from '../../testing/start-rooms.ts';
import { DocumentStore } from '../document-store.ts';
import { createDocumentsRoom } from '../documents.room.ts';

export interface TestDocuments {
  readonly rooms: TestRooms;
  /** What a handler of a plugin is given for a call from a district. */
  contextOf(pluginId: string, districtId: string | null): PluginContext;
  /** What is counted for each plugin and district, and what is there. */
  usage(): Promise<Usage>;
}

interface Usage {
  readonly counted: object[];
  readonly kept: object[];
}

/** The room of documents alone, with a quota of the test's choice. */
export async function startDocuments(
  databaseUrl: string | undefined,
  options: { quotaBytes?: number; now?: () => Date } = {},
): Promise<TestDocuments> {
  const rooms = await startRooms((platform) => [createDocumentsRoom(platform)], databaseUrl ? { databaseUrl } : {});
  const { host, platform } = rooms.runtime;
  const { quotaBytes = platform.config.documents.quotaBytes, now = () => new Date() } = options;
  Object.assign(host, { documents: new DocumentStore(platform.database, { quotaBytes, now }) });
  return {
    rooms,
    contextOf(pluginId, districtId) {
      const caller: Caller = { ...systemCaller, kind: 'account', id: 's1', name: 'S', roles: ['student'], districtId };
      const owner = { kind: 'plugin', id: pluginId, version: '1.0.0' } as const;
      return new HandlerContext(host, owner, { caller, requestId: 'test' }, {});
    },
    async usage() {
      const counted = await platform.database.select<Record<string, unknown>>(
        'SELECT plugin_id, district_id, bytes, documents FROM documents_usage WHERE documents > 0 ORDER BY plugin_id, district_id',
      );
      const kept = await platform.database.select<Record<string, unknown>>(
        `SELECT plugin_id, district_id, SUM(bytes) AS bytes, COUNT(*) AS documents FROM documents_documents
         GROUP BY plugin_id, district_id ORDER BY plugin_id, district_id`,
      );
      return { counted, kept: kept.map((row) => ({ ...row, bytes: Number(row['bytes']) })) };
    },
  };
}
