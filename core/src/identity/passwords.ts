import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { createBoundedQueue, QueueFull } from '../runtime/bounded-queue.ts';
import { errors } from './errors.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';

/** Each hash takes 7 MiB and one of libuv's four threads; files and names need a thread too. */
const running = Math.min(3, availableParallelism());

/** Hashes and checks passwords, a few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for no hash (an unknown ID) as for a wrong password. */
  check(hash: string | null, password: string): Promise<boolean>;
}

export function createPasswords(): Passwords {
  const queue = createBoundedQueue({ running, waiting: 2_000 });
  const inTurn = async <T>(task: () => Promise<T>): Promise<T> => {
    try {
      return await queue.run(task);
    } catch (error) {
      throw error instanceof QueueFull ? errors.BUSY({}, { cause: error }) : error;
    }
  };
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => hashPassword(password)),
    async check(hash, password) {
      nobodys ??= hashPassword(randomBytes(32).toString('hex'));
      const against = hash ?? (await nobodys);
      const matches = await inTurn(() => isPasswordOf(against, password));
      return matches && hash !== null;
    },
  };
}
