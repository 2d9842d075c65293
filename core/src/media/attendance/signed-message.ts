import { createHmac, timingSafeEqual } from 'node:crypto';

/** What goes between platform and media server: the text itself and its HMAC-SHA256 in hexadecimal digits. */
export interface SignedMessage {
  readonly payload: string;
  readonly signature: string;
}

function signatureOf(secret: string, payload: string): Buffer {
  return createHmac('sha256', secret).update(payload).digest();
}

export function signMessage(secret: string, content: object): SignedMessage {
  const payload = JSON.stringify(content);
  return { payload, signature: signatureOf(secret, payload).toString('hex') };
}

/** The content of a message; undefined where somebody else wrote it, or changed it on the way. */
export function openMessage(secret: string, { payload, signature }: SignedMessage): unknown {
  const [given, expected] = [Buffer.from(signature, 'hex'), signatureOf(secret, payload)];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return undefined;
  }
}
