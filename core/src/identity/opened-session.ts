import { Type, type PluginContext, type Static } from '@fudao/plugin-sdk';
import { AccountSchema, type AccountRecord } from './account.ts';
import { viewAccount } from './account-view.ts';
import type { IdentityParts } from './identity-parts.ts';

/** What sign-in and refresh answer; the refresh token goes no further than the gateway's cookie. */
export const SessionOpenedSchema = Type.Object({
  accessToken: Type.String(),
  expiresInSeconds: Type.Integer(),
  account: AccountSchema,
  refreshToken: Type.String(),
  refreshExpiresInSeconds: Type.Integer(),
});

export interface Opened {
  sessionId: string;
  refreshToken: string;
  expiresInMs: number;
}

export async function openedSession(
  context: Pick<PluginContext<never>, 'call' | 'now'>,
  { tokens, permissionsFor }: IdentityParts,
  account: AccountRecord,
  { sessionId, refreshToken, expiresInMs }: Opened,
): Promise<Static<typeof SessionOpenedSchema>> {
  return {
    accessToken: await tokens.sign({ accountId: account.id, sessionId }, context.now()),
    expiresInSeconds: tokens.lifetimeSeconds,
    account: await viewAccount(context, account, permissionsFor),
    refreshToken,
    refreshExpiresInSeconds: Math.floor(expiresInMs / 1_000),
  };
}
