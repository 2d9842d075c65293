import {
  action,
  commonErrors,
  Type,
  type ActionContext,
  type FudaoError,
  type Static,
  type Work,
} from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import { findAccount } from './account.repository.ts';
import { errors } from './errors.ts';
import type { IdentityParts } from './identity-parts.ts';
import { openedSession, SessionOpenedSchema, type Opened } from './opened-session.ts';
import { decideRefresh } from './refresh-rotation.ts';
import { newRefreshToken, readRefreshToken, type RefreshToken } from './refresh-token.ts';
import { AppSchema, ClientFields, closed, Nothing, RefreshTokenText } from './schemas.ts';
import { endSessions } from './session-ending.ts';
import { lockBySelector, saveRefresh, type SessionRecord } from './session.repository.ts';

const RefreshParams = Type.Object({ refreshToken: RefreshTokenText, app: AppSchema, ...ClientFields }, closed);
type RefreshContext = ActionContext<Static<typeof RefreshParams>, never>;

/** A refusal is returned, not thrown: what it wrote must be kept. */
type Outcome = { account: AccountRecord; opened: Opened } | { refusal: FudaoError; endedId?: string };

const refusals = {
  ended: errors.SESSION_ENDED,
  expired: errors.SESSION_ENDED,
  crowded: () => commonErrors.TOO_MANY({ seconds: 15 }),
} as const;

async function endReused(work: Work, session: SessionRecord, districtId: string | null, now: number): Promise<void> {
  const { id, accountId, app, device } = session;
  await endSessions(work, [id], 'reused', now);
  work.emit('identity.refresh-reused.v1', { accountId, sessionId: id, app, districtId });
  work.record({ kind: 'identity.refresh-reused', subjectId: id, personId: accountId, payload: { app, device } });
}

async function rotate(
  work: Work,
  context: RefreshContext,
  parts: IdentityParts,
  token: RefreshToken,
): Promise<Outcome> {
  const { app } = context.params;
  const session = await lockBySelector(work.db, token.selectorHash);
  // A cookie of the other app is not this app's sign-in.
  if (!session || session.app !== app) return { refusal: errors.TOKEN_INVALID() };
  const account = await findAccount(work.db, session.accountId);
  if (!account || account.status !== 'active') return { refusal: errors.SESSION_ENDED() };
  const now = context.now().getTime();
  const fresh = newRefreshToken(token.text);
  const decision = decideRefresh(session.refresh, token.hash, fresh.hash, now, parts.refreshPolicies[app]);
  if (decision.kind === 'reused') {
    await endReused(work, session, account.districtId, now);
    return { refusal: errors.REFRESH_REUSED(), endedId: session.id };
  }
  if (decision.kind !== 'granted') return { refusal: refusals[decision.kind]() };
  await saveRefresh(work.db, session.id, decision.state, now);
  const expiresInMs = decision.state.expiresAt - now;
  return { account, opened: { sessionId: session.id, refreshToken: fresh.text, expiresInMs } };
}

export function createRefresh(parts: IdentityParts) {
  return action({
    summary: 'Exchanges a refresh token for a new one and an access token; one that was used before ends its session.',
    allow: 'internal',
    params: RefreshParams,
    returns: SessionOpenedSchema,
    handler: async (context: RefreshContext) => {
      const token = readRefreshToken(context.params.refreshToken);
      if (!token) throw errors.TOKEN_INVALID();
      const outcome = await context.transaction((work) => rotate(work, context, parts, token));
      if ('refusal' in outcome) {
        if (outcome.endedId) parts.announce([outcome.endedId]);
        throw outcome.refusal;
      }
      return openedSession(context, parts, outcome.account, outcome.opened);
    },
  });
}

export function createSignOut(parts: IdentityParts) {
  return action({
    summary: 'Ends the session of a refresh token; a token that is none has nothing to end.',
    allow: 'internal',
    status: 204,
    params: Type.Object({ refreshToken: RefreshTokenText }, closed),
    returns: Nothing,
    handler: async (context) => {
      const token = readRefreshToken(context.params.refreshToken);
      if (!token) return null;
      const ended = await context.transaction(async (work) => {
        const session = await lockBySelector(work.db, token.selectorHash);
        if (!session || session.refresh.endedAt !== null) return [];
        await endSessions(work, [session.id], 'signed-out', context.now().getTime());
        return [session.id];
      });
      parts.announce(ended);
      return null;
    },
  });
}
