import { action, defineService, Type, type ServiceDefinition } from '@fudao/plugin-sdk';
import { dropAnchor } from './anchors.ts';
import { appendRecord, erasureKind } from './append-record.ts';
import { eraseKeys } from './keys.repository.ts';
import { listRecords } from './list-records.ts';
import { supervise } from './permissions.ts';
import { readHead } from './records.repository.ts';
import { AppendParams, ErasePersonParams, ListParams, RecordPage } from './schemas.ts';

export interface RecordsParts {
  readonly masterKey: Uint8Array;
  readonly anchorsFile: string;
}

const seqOnly = Type.Object({ seq: Type.Integer() });

export function defineRecordsService({ masterKey, anchorsFile }: RecordsParts): ServiceDefinition {
  return defineService({
    name: 'records',

    actions: {
      append: action({
        summary: 'Puts a record at the end of the chain; called after the commit of the work it tells of.',
        allow: 'internal',
        capability: 'records.append',
        params: AppendParams,
        returns: seqOnly,
        idempotent: true,
        handler: (ctx) =>
          ctx.transaction(async (work) => {
            const { kind, at, subjectId, personId, ownerId, payload } = ctx.params;
            // Who acted, and where, is the caller of the call itself: nobody can speak for another.
            const { caller, districtId } = ctx;
            const { seq } = await appendRecord(work.db, masterKey, {
              id: ctx.newId(),
              at,
              kind,
              actorId: caller.id,
              subjectId,
              personId: personId ?? null,
              pluginId: ownerId ?? null,
              districtId,
              payload,
            });
            return { seq };
          }),
      }),

      list: action({
        rest: 'GET /',
        summary: 'Records of one thing or one person, newest first.',
        allow: [supervise],
        params: ListParams,
        returns: RecordPage,
        handler: (ctx) => listRecords(ctx, masterKey),
      }),

      erasePerson: action({
        summary: 'Erases the keys of a person: the payloads become unreadable, the chain still verifies.',
        allow: 'internal',
        params: ErasePersonParams,
        returns: Type.Object({ keys: Type.Integer() }),
        idempotent: true,
        handler: (ctx) =>
          ctx.transaction(async (work) => {
            const { personId, reason } = ctx.params;
            const at = ctx.now().getTime();
            await appendRecord(work.db, masterKey, {
              id: ctx.newId(),
              at,
              kind: erasureKind,
              actorId: ctx.caller.id,
              subjectId: personId,
              personId,
              pluginId: null,
              districtId: ctx.districtId,
              payload: { reason },
            });
            return { keys: await eraseKeys(work.db, personId, at) };
          }),
      }),
    },

    timers: {
      'drop the daily anchor': {
        everySeconds: 3600,
        handler: async (ctx) => {
          const head = await readHead(ctx.db);
          if (head && (await dropAnchor(anchorsFile, head, ctx.now())))
            ctx.log.info({ seq: head.seq }, 'anchor dropped');
        },
      },
    },
  });
}
