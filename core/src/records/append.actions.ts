import { action, Type, type ActionContext, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { appendRecords, erasureKind } from './append-record.ts';
import type { AppendQueue } from './append-queue.ts';
import { errors } from './errors.ts';
import { eraseKeys } from './keys.repository.ts';
import type { RecordDraft } from './record.ts';
import { AppendParams, ErasePersonParams } from './schemas.ts';

export interface AppendParts {
  readonly masterKey: Uint8Array;
  readonly queue: AppendQueue;
}

/** What vouches for the chain is the platform's to say: a plugin could otherwise explain a payload away. */
const reserved = 'records.';

function draftOf(context: ActionContext<Static<typeof AppendParams>>): RecordDraft {
  const { id, kind, at, subjectId, personId, ownerId, payload } = context.params;
  if (context.callingPlugin !== undefined && kind.startsWith(reserved)) throw errors.KIND_RESERVED();
  // Who acted, and where, is the caller of the call itself: nobody can speak for another.
  const { caller, districtId } = context;
  return {
    ...{ id: id ?? context.newId(), at, kind, actorId: caller.id, subjectId, personId: personId ?? null },
    ...{ pluginId: ownerId ?? null, districtId, schoolId: caller.schoolId, payload },
  };
}

export function appendActions({ masterKey, queue }: AppendParts): Record<string, ActionDefinition> {
  return {
    append: action({
      summary: 'Puts a record at the end of the chain; called after the commit of the work it tells of. One with the id of another is that one.',
      allow: 'internal',
      capability: 'records.append',
      params: AppendParams,
      returns: Type.Object({ seq: Type.Integer() }),
      handler: async (context) => ({ seq: await queue.append(draftOf(context)) }),
    }),
    erasePerson: action({
      summary: 'Erases the keys of a person: the payloads become unreadable, the chain still verifies.',
      allow: 'internal',
      params: ErasePersonParams,
      returns: Type.Object({ keys: Type.Integer() }),
      idempotent: true,
      handler(context) {
        if (context.caller.kind !== 'system') throw errors.ERASURE_BY_OPERATOR();
        return context.transaction(async (work) => {
          const { personId, reason } = context.params;
          const at = context.now().getTime();
          const draft: RecordDraft = {
            ...{ id: context.newId(), at, kind: erasureKind, actorId: context.caller.id, subjectId: personId, personId },
            ...{ pluginId: null, districtId: context.districtId, schoolId: null, payload: { reason } },
          };
          await appendRecords(work.db, masterKey, [draft]);
          return { keys: await eraseKeys(work.db, personId, at) };
        });
      },
    }),
  };
}
