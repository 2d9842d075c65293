import { action, Type } from '@fudao/plugin-sdk';
import { AccountId } from './account.ts';
import { normaliseEducationId } from './education-id.ts';
import { erasureMark, isErasedEducationId } from './erasure-mark.ts';
import { closeAccount, findErasable, findErasure, insertErasure, removeErasure } from './erasure.repository.ts';
import type { IdentityParts } from './identity-parts.ts';
import { closed } from './schemas.ts';
import { announceAction } from './session-ending.ts';

const ByEducationId = Type.Object({ educationId: Type.String({ maxLength: 64 }) }, closed);
const Person = Type.Object({ id: AccountId, educationId: Type.String(), name: Type.String() });

const Found = Type.Object({
  /** Null where nobody has this education ID (any more). */
  person: Type.Union([Person, Type.Null()]),
  isStudent: Type.Boolean(),
  /** Null where there is no such person, or the register does not know it. */
  birthDate: Type.Union([Type.String(), Type.Null()]),
  /** Milliseconds since 1970 at which whoever had it was erased. */
  erasedAt: Type.Union([Type.Integer(), Type.Null()]),
});

/** What the erasure of a person needs of identity, besides what every room does. */
export function erasureActions(parts: IdentityParts) {
  const markOf = (text: string) => erasureMark(parts.erasureKey, normaliseEducationId(text) ?? '');
  return {
    findPerson: action({
      summary: 'The person with an education ID, also one whose erasure has begun, or when the person was erased.',
      allow: 'internal',
      params: ByEducationId,
      returns: Found,
      handler: async ({ db, params }) => {
        const educationId = normaliseEducationId(params.educationId);
        const found = educationId === null ? undefined : await findErasable(db, { educationId });
        const person = found ? { id: found.id, educationId: found.educationId, name: found.name } : null;
        const erasure = await findErasure(db, markOf(params.educationId));
        return { person, isStudent: found?.kind === 'student', birthDate: found?.birthDate ?? null, erasedAt: erasure?.erasedAt ?? null };
      },
    }),

    personById: action({
      summary: 'The person with an account, also one whose erasure has begun; null once the person was erased.',
      allow: 'internal',
      params: Type.Object({ accountId: AccountId }, closed),
      returns: Type.Omit(Found, ['erasedAt']),
      handler: async ({ db, params }) => {
        const found = await findErasable(db, { id: params.accountId });
        const isThere = found !== undefined && !isErasedEducationId(found.educationId);
        const person = isThere ? { id: found.id, educationId: found.educationId, name: found.name } : null;
        return { person, isStudent: found?.kind === 'student', birthDate: found?.birthDate ?? null };
      },
    }),

    closeAccount: action({
      summary: 'Begins the erasure of a person: ends all sessions, lets nobody in, and nobody import the person again.',
      allow: 'internal',
      params: Type.Object({ accountId: AccountId }, closed),
      returns: Type.Object({ ended: Type.Integer() }),
      handler: async (context) => {
        const { accountId } = context.params;
        const ended = await context.transaction(async (work) => {
          const account = await findErasable(work.db, { id: accountId });
          if (!account || isErasedEducationId(account.educationId)) return [];
          const at = context.now().getTime();
          const mark = erasureMark(parts.erasureKey, account.educationId);
          if (!(await findErasure(work.db, mark))) await insertErasure(work.db, mark, at);
          const sessions = await work.db.select<{ id: string }>('SELECT id FROM identity_sessions WHERE account_id = :accountId', { accountId });
          await closeAccount(work.db, accountId, at);
          const ids = sessions.map(({ id }) => id);
          if (ids.length > 0) work.defer(announceAction, { sessionIds: ids });
          return ids;
        });
        parts.announce(ended);
        return { ended: ended.length };
      },
    }),

    readmit: action({
      summary: 'Lets a person who was erased be imported again, as somebody new.',
      allow: 'internal',
      params: ByEducationId,
      returns: Type.Object({ readmitted: Type.Boolean() }),
      handler: (context) =>
        context.transaction(async (work) => {
          const readmitted = (await removeErasure(work.db, markOf(context.params.educationId))) > 0;
          if (readmitted) work.record({ kind: 'identity.readmitted', subjectId: 'identity', payload: {} });
          return { readmitted };
        }),
    }),
  };
}
