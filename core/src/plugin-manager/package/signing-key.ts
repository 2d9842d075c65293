import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { publisherErrors } from './errors.ts';

/** A key cannot be made or read; the message is a sentence for the person who named the file. */
export class KeyFileError extends Error {}

const rawBytes = 32;
/** What DER puts before the 32 bytes of an Ed25519 public key (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The 32 bytes of the public half. */
function rawPublicKey(key: KeyObject): Buffer {
  const der = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' });
  return der.subarray(-rawBytes);
}

/** The public half in base64, as publishers hand it over. */
export const publicKeyOf = (key: KeyObject): string => rawPublicKey(key).toString('base64');

/** The first 16 hex digits of the SHA-256 of the public key's 32 bytes. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/**
 * @param publicKey base64 of the 32 bytes
 * @throws PUBLISHER_KEY_WRONG
 */
export function parsePublicKey(publicKey: string): KeyObject {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== rawBytes || raw.toString('base64') !== publicKey) throw publisherErrors.KEY_WRONG();
  try {
    return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
  } catch (cause) {
    throw publisherErrors.KEY_WRONG({}, { cause });
  }
}

/** Makes a private key in a new file that its owner alone can read. @throws KeyFileError, also where the file is there */
export async function createKeyFile(file: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
    const why = isThere ? 'it is there already, and a key is never overwritten' : (cause as Error).message;
    throw new KeyFileError(`The key ${file} cannot be made: ${why}.`, { cause });
  }
  return privateKey;
}

/** @throws KeyFileError */
export async function readKeyFile(file: string): Promise<KeyObject> {
  let key: KeyObject;
  try {
    key = createPrivateKey(await readFile(file));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it holds no private key without a password (${message})`;
    throw new KeyFileError(`The key ${file} cannot be read: ${why}.`, { cause });
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new KeyFileError(`The key ${file} is of the kind ${key.asymmetricKeyType}; packages are signed by ed25519.`);
}

export const developmentKeyFile = (dataFolder: string): string => join(dataFolder, 'keys', 'plugin-development.pem');

/** The key for packages that are tried out on this machine; made once. */
export async function developmentKey(dataFolder: string): Promise<KeyObject> {
  const file = developmentKeyFile(dataFolder);
  const made = await createKeyFile(file).catch((error: Error) => error);
  return made instanceof Error ? readKeyFile(file) : made;
}
