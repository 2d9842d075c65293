import { createECDH } from 'node:crypto';
import type { Config } from '../../runtime/config.ts';
import { keptSecret } from '../../runtime/data-folder.ts';

export interface PushKey {
  /** Both as browsers and push services write them: base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The pair that 32 bytes in base64 stand for: the private key of P-256 and what follows from it. */
export function pushKeyOf(secret: string): PushKey {
  const bytes = Buffer.from(secret, 'base64');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(bytes);
  return { publicKey: curve.getPublicKey('base64url'), privateKey: bytes.toString('base64url') };
}

/** The key by which push services know the platform: of the settings, or made once and kept in the data folder. */
export function readPushKey({ push, dataFolder }: Config): PushKey {
  return pushKeyOf(push.key ?? keptSecret(dataFolder, 'push-key'));
}
