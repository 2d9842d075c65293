import { defineService, type Timer } from '@fudao/plugin-sdk';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { createResetPassword, createRestore, createSuspend, listAccounts } from './administration.actions.ts';
import {
  accountByEducationId,
  accountDetails,
  accounts,
  accountsByEducationIds,
  createPermissionsOf,
  districts,
  findTeachers,
  holdersOf,
  students,
  withoutPassword,
} from './directory.actions.ts';
import { erasureActions } from './erasure.actions.ts';
import { errors } from './errors.ts';
import { createIdentityParts, type IdentityOptions } from './identity-parts.ts';
import { identityPrivacy } from './identity-privacy.ts';
import { createImportAccounts } from './import-accounts.actions.ts';
import { createChangePassword, createConfirmPassword } from './password.actions.ts';
import { permissions } from './permissions.ts';
import { createRefresh, createSignOut } from './refresh.actions.ts';
import { forgetSessions } from './session.repository.ts';
import {
  createAnnounceEnded,
  createEndSession,
  createMe,
  createResolve,
  createSignOutEverywhere,
  sessions,
} from './sessions.actions.ts';
import { createSignIn } from './sign-in.actions.ts';
import { accountLimit } from './sign-in-limit.ts';
import { forgetFailures } from './sign-in-limit.repository.ts';

const monthMs = 30 * 24 * 3_600_000;

const forgetOld: Timer = {
  everySeconds: 3_600,
  async handler(context) {
    const now = context.now().getTime();
    await forgetSessions(context.db, now - monthMs);
    await forgetFailures(context.db, now - accountLimit.forgetMs);
  },
};

/** Who people are: accounts, roles, sign-in, sessions, and which of them an administrator manages. */
export function createIdentityRoom(platform: Platform, options: IdentityOptions): Room {
  const parts = createIdentityParts(platform, options);
  return {
    name: 'identity',
    permissions,
    errors,
    privacy: identityPrivacy(parts.erasureKey),
    openToSuspended: ['me', 'sessions', 'endSession', 'signOutEverywhere', 'changePassword'],
    migrations: new URL('./migrations/', import.meta.url),
    service: defineService({
      name: 'identity',
      actions: {
        signIn: createSignIn(parts),
        refresh: createRefresh(parts),
        signOut: createSignOut(parts),
        resolve: createResolve(parts),
        me: createMe(parts),
        sessions,
        endSession: createEndSession(parts),
        signOutEverywhere: createSignOutEverywhere(parts),
        announceEnded: createAnnounceEnded(parts),
        changePassword: createChangePassword(parts),
        confirmPassword: createConfirmPassword(parts),
        listAccounts,
        suspend: createSuspend(parts),
        restore: createRestore(parts),
        resetPassword: createResetPassword(parts),
        accounts,
        accountDetails,
        accountByEducationId,
        accountsByEducationIds,
        districts,
        holdersOf,
        students,
        withoutPassword,
        findTeachers,
        permissionsOf: createPermissionsOf(parts),
        importAccounts: createImportAccounts(parts),
        ...erasureActions(parts),
      },
      timers: { 'forget old sign-ins': forgetOld },
    }),
  };
}
