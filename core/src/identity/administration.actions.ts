import { action, commonErrors, Type, type ActionContext, type Role, type Work } from '@fudao/plugin-sdk';
import { AccountId, ManagedAccountSchema, RoleSchema, type AccountRecord, type AccountStatus } from './account.ts';
import { findAccount, savePassword, saveStatus } from './account.repository.ts';
import { searchAccounts } from './account-search.repository.ts';
import { viewManagedAccounts } from './account-view.ts';
import { administrationScope, decideManage } from './administration-scope.ts';
import { forgetAttempts } from './attempts.ts';
import { errors } from './errors.ts';
import type { IdentityParts } from './identity-parts.ts';
import { manageAccounts } from './permissions.ts';
import { closed } from './schemas.ts';
import { endSessions } from './session-ending.ts';
import { listLiveSessions, type EndReason } from './session.repository.ts';
import { newTemporaryPassword, temporaryPasswordMs } from './temporary-password.ts';

type ManageContext = ActionContext<{ id: string }>;

const allow = [manageAccounts];
const Cursor = Type.String({ maxLength: 64 });
const ById = Type.Object({ id: AccountId }, closed);
const refusals = {
  'not-found': commonErrors.NOT_FOUND,
  'not-yourself': errors.NOT_YOURSELF,
  'not-allowed': commonErrors.NOT_ALLOWED,
} as const;

/** Names of children are on the page: that it was looked at is on the record. What was typed is not; whom it found is. */
async function recordLook(context: ActionContext<{ q?: string; role?: Role; schoolId?: string }>, shown: readonly AccountRecord[]): Promise<void> {
  const { caller, params } = context;
  if (!shown.some(({ kind }) => kind === 'student')) return;
  const { q, role = null, schoolId = null } = params;
  const payload = { filter: { role, schoolId, isSearch: Boolean(q?.trim()) }, ids: shown.map(({ id }) => id) };
  await context.transaction(async (work) => work.record({ kind: 'identity.accounts-viewed', subjectId: caller.id, payload }));
}

export const listAccounts = action({
  rest: 'GET /accounts',
  summary: 'Accounts of the own school, district or city, by part of a name or the beginning of an education ID; a look at students is on the record.',
  allow,
  params: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 64 })),
      role: Type.Optional(RoleSchema),
      schoolId: Type.Optional(Type.String({ maxLength: 40 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
      cursor: Type.Optional(Cursor),
    },
    closed,
  ),
  returns: Type.Object({ items: Type.Array(ManagedAccountSchema), nextCursor: Type.Union([Cursor, Type.Null()]) }),
  handler: async (context) => {
    const { q, role, schoolId, limit, cursor } = context.params;
    const scope = administrationScope(context.caller);
    if (!scope) throw commonErrors.NOT_ALLOWED();
    const after = Buffer.from(cursor ?? '', 'base64url').toString();
    const found = await searchAccounts(context.db, { scope, text: q?.trim(), role, schoolId, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    await recordLook(context, page);
    return {
      items: await viewManagedAccounts(context, page),
      nextCursor: last ? Buffer.from(last.educationId).toString('base64url') : null,
    };
  },
});

/** The account, if the caller may manage it. */
async function managedAccount(db: ManageContext['db'], { caller, params }: ManageContext): Promise<AccountRecord> {
  const account = await findAccount(db, params.id);
  if (!account) throw commonErrors.NOT_FOUND();
  const decision = decideManage(caller, account);
  if (decision !== 'granted') throw refusals[decision]();
  return account;
}

async function endAll(work: Work, accountId: string, reason: EndReason, now: number): Promise<string[]> {
  const ids = (await listLiveSessions(work.db, accountId, now)).map(({ id }) => id);
  await endSessions(work, ids, reason, now);
  return ids;
}

/** Sets the status; a second time it changes nothing, and says the same. */
async function setStatus(context: ManageContext, parts: IdentityParts, status: AccountStatus) {
  const name = status === 'suspended' ? 'suspended' : 'restored';
  const { account, ended } = await context.transaction(async (work) => {
    const account = await managedAccount(work.db, context);
    if (account.status === status) return { account, ended: [] };
    const now = context.now().getTime();
    await saveStatus(work.db, account.id, status, now);
    const ended = status === 'suspended' ? await endAll(work, account.id, 'suspended', now) : [];
    work.emit(`identity.${name}.v1`, { accountId: account.id, districtId: account.districtId });
    work.record({ kind: `identity.${name}`, subjectId: account.id, personId: account.id, payload: {} });
    return { account: { ...account, status }, ended };
  });
  parts.announce(ended);
  const [view] = await viewManagedAccounts(context, [account]);
  return view!;
}

export function createSuspend(parts: IdentityParts) {
  return action({
    rest: 'POST /accounts/:id/suspend',
    summary: 'Suspends an account of the own scope and ends its sessions at once.',
    allow,
    params: ById,
    returns: ManagedAccountSchema,
    handler: (context) => setStatus(context, parts, 'suspended'),
  });
}

export function createRestore(parts: IdentityParts) {
  return action({
    rest: 'POST /accounts/:id/restore',
    summary: 'Lets a suspended account sign in again.',
    allow,
    params: ById,
    returns: ManagedAccountSchema,
    handler: (context) => setStatus(context, parts, 'active'),
  });
}

export function createResetPassword(parts: IdentityParts) {
  return action({
    rest: 'POST /accounts/:id/reset-password',
    summary: 'Gives an account of the own scope a temporary password, shown once, and ends its sessions.',
    allow,
    timeoutMs: 60_000,
    params: ById,
    returns: Type.Object({ temporaryPassword: Type.String(), expiresAt: Type.String({ format: 'date-time' }) }),
    handler: async (context) => {
      await managedAccount(context.db, context);
      const temporaryPassword = newTemporaryPassword();
      const hash = await parts.passwords.hash(temporaryPassword);
      const expiresAt = context.now().getTime() + temporaryPasswordMs;
      const ended = await context.transaction(async (work) => {
        const account = await managedAccount(work.db, context);
        const now = context.now().getTime();
        await savePassword(work.db, account.id, { hash, expiresAt }, now);
        await forgetAttempts(work.db, account.educationId);
        work.record({ kind: 'identity.password-reset', subjectId: account.id, personId: account.id, payload: {} });
        return endAll(work, account.id, 'password-changed', now);
      });
      parts.announce(ended);
      return { temporaryPassword, expiresAt: new Date(expiresAt).toISOString() };
    },
  });
}
