import { action, commonErrors, Type, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import { findByEducationIds, savePassword } from './account.repository.ts';
import { beginAttempt, checkAddress, countAddressFailure, forgetAttempts } from './attempts.ts';
import { demandNewPassword } from './demand-new-password.ts';
import { deviceCode } from './device-words.ts';
import { educationIdInputLength, normaliseEducationId } from './education-id.ts';
import { errors } from './errors.ts';
import type { IdentityParts } from './identity-parts.ts';
import { openedSession, SessionOpenedSchema } from './opened-session.ts';
import { isOutdatedHash } from './password-hash.ts';
import { beginFamily } from './refresh-rotation.ts';
import { newRefreshToken, type RefreshToken } from './refresh-token.ts';
import { AppSchema, closed, ClientFields } from './schemas.ts';
import { insertSession } from './session.repository.ts';

const SignInParams = Type.Object(
  {
    educationId: Type.String({ maxLength: educationIdInputLength }),
    password: Type.String({ maxLength: 1_024 }),
    /** The person's own, in place of a temporary one: with that alone nobody comes in. */
    newPassword: Type.Optional(Type.String({ maxLength: 1_024 })),
    app: AppSchema,
    ...ClientFields,
  },
  closed,
);
type SignInContext = ActionContext<Static<typeof SignInParams>, never>;

/** The account that the ID and the password belong to; an unknown ID takes as long as a wrong password. */
async function authenticate(context: SignInContext, { passwords }: IdentityParts): Promise<AccountRecord> {
  const { password, clientAddress } = context.params;
  await checkAddress(context, clientAddress);
  const educationId = normaliseEducationId(context.params.educationId);
  if (educationId !== null) await beginAttempt(context, educationId);
  const [account] = educationId === null ? [] : await findByEducationIds(context.db, [educationId]);
  const matches = await passwords.check(account?.passwordHash ?? null, password);
  if (!account || !matches) {
    await countAddressFailure(context, clientAddress);
    throw errors.WRONG_CREDENTIALS();
  }
  await forgetAttempts(context.db, account.educationId);
  return account;
}

/** Only who knows the password learns why the account may not come in. */
function checkMayEnter(account: AccountRecord, { app, newPassword }: SignInContext['params'], now: number): void {
  if (account.status !== 'active') throw errors.SUSPENDED();
  if ((account.kind === 'student') !== (app === 'student')) throw errors.WRONG_APP();
  if (account.passwordExpiresAt === null) {
    if (newPassword !== undefined)
      throw commonErrors.INVALID({ reason: { 'zh-CN': '新密码只用于替换临时密码', en: 'newPassword replaces a temporary password only' } });
    return;
  }
  if (account.passwordExpiresAt <= now) throw errors.PASSWORD_EXPIRED();
  if (newPassword === undefined) throw errors.PASSWORD_TEMPORARY();
}

/** The hash of the person's own password where it takes the place of a temporary one. */
function hashOwnPassword(
  { params }: SignInContext,
  { passwords }: IdentityParts,
  account: AccountRecord,
): Promise<string> | null {
  const { newPassword, password } = params;
  if (newPassword === undefined) return null;
  demandNewPassword(newPassword, account, password);
  return passwords.hash(newPassword);
}

async function keepOwnPassword(work: Work, { id }: AccountRecord, hash: string, now: number): Promise<void> {
  await savePassword(work.db, id, { hash, expiresAt: null }, now);
  work.record({ kind: 'identity.password-changed', subjectId: id, personId: id, payload: {} });
}

async function openSession(
  work: Work,
  context: SignInContext,
  parts: IdentityParts,
  account: AccountRecord,
  token: RefreshToken,
): Promise<string> {
  const { app, userAgent } = context.params;
  const now = context.now().getTime();
  const device = deviceCode(userAgent ?? '');
  const refresh = beginFamily(token.hash, now, parts.refreshPolicies[app]);
  const id = context.newId();
  const session = { id, accountId: account.id, app, device, createdAt: now, seenAt: now, refresh };
  await insertSession(work.db, session, token.selectorHash);
  work.emit('identity.signed-in.v1', { accountId: account.id, sessionId: id, app, districtId: account.districtId });
  work.record({ kind: 'identity.signed-in', subjectId: id, personId: account.id, payload: { app, device } });
  return id;
}

/** A hash made at yesterday's cost is made anew while the password is at hand. */
async function renewHash(context: SignInContext, { passwords }: IdentityParts, account: AccountRecord): Promise<void> {
  if (account.passwordHash === null || !isOutdatedHash(account.passwordHash)) return;
  const hash = await passwords.hash(context.params.password);
  const { passwordExpiresAt: expiresAt } = account;
  await savePassword(context.db, account.id, { hash, expiresAt }, context.now().getTime());
}

export function createSignIn(parts: IdentityParts) {
  return action({
    summary: 'Opens a session for an education ID and password; the gateway keeps the refresh token in a cookie.',
    allow: 'internal',
    timeoutMs: 60_000,
    params: SignInParams,
    returns: SessionOpenedSchema,
    handler: async (context: SignInContext) => {
      const account = await authenticate(context, parts);
      const now = context.now().getTime();
      checkMayEnter(account, context.params, now);
      const own = await hashOwnPassword(context, parts, account);
      if (own === null) await renewHash(context, parts, account);
      const token = newRefreshToken();
      const sessionId = await context.transaction(async (work) => {
        if (own !== null) await keepOwnPassword(work, account, own, now);
        return openSession(work, context, parts, account, token);
      });
      const expiresInMs = parts.refreshPolicies[context.params.app].idleMs;
      return openedSession(context, parts, account, { sessionId, refreshToken: token.text, expiresInMs });
    },
  });
}
