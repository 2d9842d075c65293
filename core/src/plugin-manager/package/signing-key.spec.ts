import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKeyFile,
  developmentKey,
  developmentKeyFile,
  KeyFileError,
  keyIdOf,
  parsePublicKey,
  publicKeyOf,
  readKeyFile,
} from './signing-key.ts';

describe('a key to sign by', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const pem = (file: string, options: object = {}, type = 'rsa', given: object = { modulusLength: 1024 }) => {
    const { privateKey } = generateKeyPairSync(type as 'rsa', given as { modulusLength: number });
    return writeFile(join(folder, file), privateKey.export({ format: 'pem', type: 'pkcs8', ...options }));
  };

  test('is made once, for its owner alone, and read back', async () => {
    const file = join(folder, 'deep/er/key.pem');
    const made = await createKeyFile(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(publicKeyOf(await readKeyFile(file))).toBe(publicKeyOf(made));
    const before = await readFile(file);
    await expect(createKeyFile(file)).rejects.toThrow(/is there already, and a key is never overwritten/);
    expect(await readFile(file)).toEqual(before);
  });

  test('for development is the same one each time, also for two who ask at once', async () => {
    const keys = await Promise.all([developmentKey(folder), developmentKey(folder)]);
    const again = await developmentKey(folder);
    expect(new Set([...keys, again].map(publicKeyOf)).size).toBe(1);
    expect((await stat(developmentKeyFile(folder))).mode & 0o777).toBe(0o600);
  });

  test('has a name that follows from its public half', async () => {
    const publicKey = publicKeyOf(await developmentKey(folder));
    const raw = Buffer.from(publicKey, 'base64');
    expect(raw).toHaveLength(32);
    expect(keyIdOf(publicKey)).toBe(createHash('sha256').update(raw).digest('hex').slice(0, 16));
    expect(publicKeyOf(parsePublicKey(publicKey))).toBe(publicKey);
  });

  test('is refused in words where the file is wrong', async () => {
    await writeFile(join(folder, 'text.pem'), 'no key');
    await pem('rsa.pem');
    await pem('secret.pem', { cipher: 'aes-256-cbc', passphrase: 'x' }, 'ed25519', {});
    const read = (name: string) => readKeyFile(join(folder, name));
    await expect(read('absent.pem')).rejects.toThrow(/absent.pem cannot be read: there is no such file/);
    await expect(read('text.pem')).rejects.toThrow(/no private key without a password/);
    await expect(read('secret.pem')).rejects.toThrow(/no private key without a password/);
    await expect(read('rsa.pem')).rejects.toThrow(/of the kind rsa; packages are signed by ed25519/);
    await expect(read('absent.pem')).rejects.toBeInstanceOf(KeyFileError);
  });

  test.each(['', 'x', 'AAAA', Buffer.alloc(33).toString('base64'), `${Buffer.alloc(32).toString('base64')}\n`])(
    'has no public half %j',
    (text) => expect(() => parsePublicKey(text)).toThrow(expect.objectContaining({ code: 'PUBLISHER_KEY_WRONG' })),
  );
});
