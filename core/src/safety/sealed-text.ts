import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '../runtime/config.ts';

const [nonceLength, tagLength] = [12, 16];

/** Keeps texts so that nobody reads them in the database or a backup: what was reported, and what reporters wrote. */
export interface Sealer {
  /** @param about what the text belongs to; it opens for nothing else */
  seal(text: string, about: string): string;
  open(sealed: string, about: string): string;
}

/** Under a key of its own that is derived from the records' master key. */
export function createSealer({ records }: Pick<Config, 'records'>): Sealer {
  const key = new Uint8Array(hkdfSync('sha256', Buffer.from(records.masterKey ?? '', 'base64'), '', 'fudao.safety.v1', 32));
  return {
    seal(text, about) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64');
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64');
      const [nonce, tag, content] = [bytes.subarray(0, nonceLength), bytes.subarray(nonceLength, nonceLength + tagLength), bytes.subarray(nonceLength + tagLength)];
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about)).setAuthTag(tag);
      return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
    },
  };
}
