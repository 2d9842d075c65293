import { action, commonErrors, LocalTextSchema, Type, type Caller } from '@fudao/plugin-sdk';
import { AccountSchema, callerOf } from './account.ts';
import { findAccount } from './account.repository.ts';
import { viewAccount } from './account-view.ts';
import { deviceWords } from './device-words.ts';
import { errors } from './errors.ts';
import type { IdentityParts } from './identity-parts.ts';
import { AppSchema, closed, Nothing } from './schemas.ts';
import { endSessions } from './session-ending.ts';
import { findSession, listLiveSessions } from './session.repository.ts';

const Time = Type.String({ format: 'date-time' });
const timeOf = (milliseconds: number) => new Date(milliseconds).toISOString();

export function createResolve(parts: IdentityParts) {
  return action({
    summary: 'Who an access token stands for: checks its signature and that its session and account live.',
    allow: 'internal',
    params: Type.Object({ token: Type.String({ maxLength: 2_048 }) }, closed),
    returns: Type.Unsafe<Caller>(Type.Object({})),
    handler: async (context) => {
      const { db } = context;
      const now = context.now();
      const { accountId, sessionId } = await parts.tokens.verify(context.params.token, now);
      const session = await findSession(db, sessionId);
      const isLive = session && session.refresh.endedAt === null && session.refresh.expiresAt > now.getTime();
      if (!isLive || session.accountId !== accountId) throw errors.SESSION_ENDED();
      const account = await findAccount(db, accountId);
      if (!account || account.status !== 'active') throw errors.SESSION_ENDED();
      return callerOf(account, sessionId);
    },
  });
}

export function createMe(parts: IdentityParts) {
  return action({
    rest: 'GET /me',
    summary: 'The signed-in account, with the names of its places and its permissions.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: AccountSchema,
    handler: async (context) => {
      const account = await findAccount(context.db, context.caller.id);
      if (!account) throw commonErrors.NOT_FOUND();
      return viewAccount(context, account, parts.permissionsFor);
    },
  });
}

const SessionSchema = Type.Object({
  id: Type.String(),
  app: AppSchema,
  device: LocalTextSchema,
  createdAt: Time,
  /** When it was last refreshed. */
  seenAt: Time,
  isCurrent: Type.Boolean(),
});

export const sessions = action({
  rest: 'GET /sessions',
  summary: 'Where the account is signed in, the last used first.',
  allow: 'signed-in',
  params: Type.Object({}, closed),
  returns: Type.Object({ items: Type.Array(SessionSchema) }),
  handler: async (context) => {
    const { caller, db } = context;
    const live = await listLiveSessions(db, caller.id, context.now().getTime());
    const items = live.map(({ id, app, device, createdAt, seenAt }) => ({
      id,
      app,
      device: deviceWords(device),
      createdAt: timeOf(createdAt),
      seenAt: timeOf(seenAt),
      isCurrent: id === caller.sessionId,
    }));
    return { items };
  },
});

export function createEndSession(parts: IdentityParts) {
  return action({
    rest: 'DELETE /sessions/:id',
    summary: 'Ends one session of the own account.',
    allow: 'signed-in',
    status: 204,
    params: Type.Object({ id: Type.String({ maxLength: 40 }) }, closed),
    returns: Nothing,
    handler: async (context) => {
      const { id } = context.params;
      const session = await findSession(context.db, id);
      if (session?.accountId !== context.caller.id) throw commonErrors.NOT_FOUND();
      await context.transaction((work) => endSessions(work, [id], 'ended-elsewhere', context.now().getTime()));
      parts.announce([id]);
      return null;
    },
  });
}

export function createSignOutEverywhere(parts: IdentityParts) {
  return action({
    rest: 'POST /sign-out-everywhere',
    summary: 'Ends every session of the own account, this one too.',
    allow: 'signed-in',
    params: Type.Object({}, closed),
    returns: Type.Object({ ended: Type.Integer() }),
    handler: async (context) => {
      const { caller } = context;
      const ids = await context.transaction(async (work) => {
        const now = context.now().getTime();
        const ids = (await listLiveSessions(work.db, caller.id, now)).map(({ id }) => id);
        await endSessions(work, ids, 'signed-out', now);
        const payload = { sessionIds: ids };
        work.record({ kind: 'identity.signed-out-everywhere', subjectId: caller.id, personId: caller.id, payload });
        return ids;
      });
      parts.announce(ids);
      return { ended: ids.length };
    },
  });
}

export function createAnnounceEnded(parts: IdentityParts) {
  return action({
    summary: 'Tells all nodes to forget the tokens of ended sessions.',
    allow: 'internal',
    status: 204,
    params: Type.Object({ sessionIds: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10_000 }) }, closed),
    returns: Nothing,
    handler: ({ params }) => {
      parts.announce(params.sessionIds);
      return null;
    },
  });
}
