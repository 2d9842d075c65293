import type { Caller } from '@fudao/plugin-sdk';
import type { Platform } from '../runtime/platform.ts';
import { createAccessTokens, type AccessTokens } from './access-token.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { erasureKey } from './erasure-mark.ts';
import type { RefreshPolicy } from './refresh-rotation.ts';
import { endedBroadcast } from './session-ending.ts';
import type { App } from './session.repository.ts';

export interface IdentityOptions {
  /** Every permission a caller can use now, of the core and of plugins enabled in the caller's district. */
  permissionsFor: (caller: Caller) => readonly string[];
}

/** What the actions of identity share. */
export interface IdentityParts extends IdentityOptions {
  readonly tokens: AccessTokens;
  readonly passwords: Passwords;
  /** Under which erased education IDs are remembered. */
  readonly erasureKey: Uint8Array;
  readonly refreshPolicies: Readonly<Record<App, RefreshPolicy>>;
  /** Tells all nodes to forget the tokens of sign-ins that ended. */
  announce(sessionIds: readonly string[]): void;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Two tabs that refresh at once, or an answer lost on a phone, are within this. */
const graceMs = 15_000;

export function createIdentityParts(platform: Platform, options: IdentityOptions): IdentityParts {
  const { tokenSecret, accessTokenMinutes, refreshTokenDays } = platform.config.identity;
  if (!tokenSecret) throw new Error('identity needs config.identity.tokenSecret');
  return {
    ...options,
    tokens: createAccessTokens(tokenSecret, accessTokenMinutes * 60),
    passwords: createPasswords(),
    erasureKey: erasureKey(platform.config),
    refreshPolicies: {
      student: { graceMs, siblings: 4, idleMs: refreshTokenDays * day, lifetimeMs: 3 * refreshTokenDays * day },
      // Staff see the data of minors, often on a computer that others use too.
      admin: { graceMs, siblings: 4, idleMs: 12 * hour, lifetimeMs: 7 * day },
    },
    announce: (sessionIds) => {
      if (sessionIds.length > 0) platform.broadcast(endedBroadcast, { sessionIds: [...sessionIds] });
    },
  };
}
