import { argon2Sync } from 'node:crypto';
import { hashPassword, isOutdatedHash, isPasswordOf } from './password-hash.ts';

describe('a password hash', () => {
  test('knows its password and no other', async () => {
    const hash = await hashPassword('fudao-demo');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=7168,t=5,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    await expect(isPasswordOf(hash, 'fudao-demo')).resolves.toBe(true);
    await expect(isPasswordOf(hash, 'fudao-demO')).resolves.toBe(false);
    await expect(isPasswordOf(hash, '')).resolves.toBe(false);
  });

  test('has a salt of its own', async () => {
    expect(await hashPassword('the same')).not.toBe(await hashPassword('the same'));
  });

  test('does not care how the keyboard composed a letter', async () => {
    const hash = await hashPassword('cafe\u0301-１２３４');
    await expect(isPasswordOf(hash, 'café-1234')).resolves.toBe(true);
  });

  test('of a lower cost still opens, and is told apart', async () => {
    const nonce = Buffer.from('0123456789abcdef');
    const weak = { memory: 8_192, passes: 1, parallelism: 1 };
    const tag = argon2Sync('argon2id', { ...weak, message: 'old-password', nonce, tagLength: 32 });
    const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const hash = `$argon2id$v=19$m=8192,t=1,p=1$${plain(nonce)}$${plain(tag)}`;
    await expect(isPasswordOf(hash, 'old-password')).resolves.toBe(true);
    expect(isOutdatedHash(hash)).toBe(true);
    expect(isOutdatedHash(await hashPassword('x'))).toBe(false);
  });

  test('that is broken is our fault, never a match', async () => {
    await expect(isPasswordOf('$argon2id$v=19$m=1$$', 'x')).rejects.toThrow('PHC');
  });

  test('is made off the event loop', async () => {
    const order: string[] = [];
    const hashed = hashPassword('a password').then(() => order.push('hash'));
    const turned = new Promise<void>((resolve) => setImmediate(resolve)).then(() => order.push('turn of the loop'));
    await Promise.all([hashed, turned]);
    expect(order).toEqual(['turn of the loop', 'hash']);
  });
});
