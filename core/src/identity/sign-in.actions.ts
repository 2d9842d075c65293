import { action, Type, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import type { AccountRecord } from './account.ts';
import { findByEducationIds, savePassword } from './account.repository.ts';
import { beginAttempt, checkAddress, countAddressFailure, forgetAttempts } from './attempts.ts';
import { deviceCode } from './device-words.ts';
import { educationIdInputLength, normaliseEducationId } from './education-id.ts';
import { errors } from './errors.ts';
import type { IdentityParts } from './identity-parts.ts';
import { openedSession, SessionOpenedSchema } from './opened-session.ts';
import { isOutdatedHash } from './password-hash.ts';
import { beginFamily } from './refresh-rotation.ts';
import { newRefreshToken, type RefreshToken } from './refresh-token.ts';
import { AppSchema, closed, ClientFields } from './schemas.ts';
import { insertSession, type App } from './session.repository.ts';

const SignInParams = Type.Object(
  {
    educationId: Type.String({ maxLength: educationIdInputLength }),
    password: Type.String({ maxLength: 1_024 }),
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
function checkMayEnter(account: AccountRecord, app: App, now: number): void {
  if (account.status !== 'active') throw errors.SUSPENDED();
  if ((account.kind === 'student') !== (app === 'student')) throw errors.WRONG_APP();
  if (account.passwordExpiresAt !== null && account.passwordExpiresAt <= now) throw errors.PASSWORD_EXPIRED();
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
      checkMayEnter(account, context.params.app, context.now().getTime());
      await renewHash(context, parts, account);
      const token = newRefreshToken();
      const sessionId = await context.transaction((work) => openSession(work, context, parts, account, token));
      const expiresInMs = parts.refreshPolicies[context.params.app].idleMs;
      return openedSession(context, parts, account, { sessionId, refreshToken: token.text, expiresInMs });
    },
  });
}
