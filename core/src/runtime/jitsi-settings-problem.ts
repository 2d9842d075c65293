import type { Config } from './config-schema.ts';

/** What is wrong with the settings of Jitsi taken together, as a sentence; undefined where nothing is, or none is set up. */
export function jitsiSettingsProblem({ url, appId, secret, privateKey, keyId, ordersUrl, messageSecret }: Config['jitsi']): string | undefined {
  if (url === undefined) return undefined;
  const needed = { FUDAO_JITSI_APP_ID: appId, FUDAO_JITSI_ORDERS_URL: ordersUrl, FUDAO_JITSI_MESSAGE_SECRET: messageSecret };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) return `FUDAO_JITSI_URL needs the rest of Jitsi's settings; missing: ${missing.join(', ')}.`;
  const hasKey = privateKey !== undefined && keyId !== undefined;
  const isHalfKey = (privateKey !== undefined || keyId !== undefined) && !hasKey;
  if (isHalfKey) return 'FUDAO_JITSI_PRIVATE_KEY and FUDAO_JITSI_KEY_ID go together.';
  if ((secret !== undefined) === hasKey) return 'Jitsi needs either FUDAO_JITSI_SECRET, or FUDAO_JITSI_PRIVATE_KEY with FUDAO_JITSI_KEY_ID, to sign its tokens.';
  return undefined;
}
