import { action, commonErrors, Type, type PluginContext } from '@fudao/plugin-sdk';
import { AccountId, type AccountRecord } from './account.ts';
import { findAccount, savePassword } from './account.repository.ts';
import { beginAttempt, forgetAttempts } from './attempts.ts';
import { demandNewPassword } from './demand-new-password.ts';
import { errors } from './errors.ts';
import type { IdentityParts } from './identity-parts.ts';
import { closed } from './schemas.ts';
import { endSessions } from './session-ending.ts';
import { listLiveSessions } from './session.repository.ts';

/** A stolen open session must not become a way to guess the password. @throws PASSWORD_WRONG */
async function demandPassword(context: Pick<PluginContext, 'db' | 'transaction' | 'now'>, { passwords }: IdentityParts, account: AccountRecord, given: string): Promise<void> {
  await beginAttempt(context, account.educationId);
  if (!(await passwords.check(account.passwordHash, given))) throw errors.PASSWORD_WRONG();
  await forgetAttempts(context.db, account.educationId);
}

export function createConfirmPassword(parts: IdentityParts) {
  return action({
    summary: 'Refuses unless the password is the account\'s own: before something that an open session alone must not do.',
    allow: 'internal',
    timeoutMs: 60_000,
    params: Type.Object({ accountId: AccountId, password: Type.String({ maxLength: 1_024 }) }, closed),
    returns: Type.Object({}, closed),
    handler: async (context) => {
      const account = await findAccount(context.db, context.params.accountId);
      if (!account) throw commonErrors.NOT_FOUND();
      await demandPassword(context, parts, account, context.params.password);
      return {};
    },
  });
}

export function createChangePassword(parts: IdentityParts) {
  return action({
    rest: 'POST /password',
    summary: 'Changes the own password and ends all other sessions of the account.',
    allow: 'signed-in',
    timeoutMs: 60_000,
    params: Type.Object(
      { oldPassword: Type.String({ maxLength: 1_024 }), newPassword: Type.String({ maxLength: 1_024 }) },
      closed,
    ),
    returns: Type.Object({ endedSessions: Type.Integer() }),
    handler: async (context) => {
      const { oldPassword, newPassword } = context.params;
      const account = await findAccount(context.db, context.caller.id);
      if (!account) throw commonErrors.NOT_FOUND();
      demandNewPassword(newPassword, account, oldPassword);
      await demandPassword(context, parts, account, oldPassword);
      const hash = await parts.passwords.hash(newPassword);
      const others = await context.transaction(async (work) => {
        const now = context.now().getTime();
        await savePassword(work.db, account.id, { hash, expiresAt: null }, now);
        const live = await listLiveSessions(work.db, account.id, now);
        const ids = live.map(({ id }) => id).filter((id) => id !== context.caller.sessionId);
        await endSessions(work, ids, 'password-changed', now);
        work.record({ kind: 'identity.password-changed', subjectId: account.id, personId: account.id, payload: {} });
        return ids;
      });
      parts.announce(others);
      return { endedSessions: others.length };
    },
  });
}
