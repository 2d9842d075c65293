import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2);

/**
 * OWASP Password Storage Cheat Sheet: Argon2id with 7 MiB, 5 passes and 1 lane, there one of five of equal defence.
 * The C library keeps such blocks for each thread: after some hundred sign-ins a node had kept 140 MB with 19 MiB and
 * 2 passes, and 50 MB so; a hash takes 10 ms instead of 12.
 */
const cost = { memory: 7_168, passes: 5, parallelism: 1 } as const;
const tagLength = 32;

interface ParsedHash {
  memory: number;
  passes: number;
  parallelism: number;
  nonce: Buffer;
  tag: Buffer;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const encode = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
const message = (password: string) => password.normalize('NFKC');

function parseHash(hash: string): ParsedHash {
  const [, memory, passes, parallelism, nonce, tag] = shape.exec(hash) ?? [];
  if (!nonce || !tag) throw new Error('a stored password hash is not in the PHC form of argon2id');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** The hash of a password with a salt of its own, in the PHC form `$argon2id$v=19$m=...`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...cost, message: message(password), nonce, tagLength });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(nonce)}$${encode(tag)}`;
}

export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const { tag, ...parameters } = parseHash(hash);
  const derived = await derive('argon2id', { ...parameters, message: message(password), tagLength: tag.length });
  return timingSafeEqual(derived, tag);
}

/** Whether a hash was made at another cost than today's, so that it should be made anew at the next sign-in. */
export function isOutdatedHash(hash: string): boolean {
  const { memory, passes, parallelism } = parseHash(hash);
  return memory !== cost.memory || passes !== cost.passes || parallelism !== cost.parallelism;
}
