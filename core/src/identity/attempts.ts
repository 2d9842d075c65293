import type { PluginContext } from '@fudao/plugin-sdk';
import { addressKey } from './address-key.ts';
import { errors } from './errors.ts';
import { accountLimit, addressLimit, countFailure, waitBeforeAttempt } from './sign-in-limit.ts';
import { clearFailures, failureId, lockFailures, readFailures, saveFailures } from './sign-in-limit.repository.ts';

type Context = Pick<PluginContext<never>, 'db' | 'transaction' | 'now'>;

const secondsOf = (ms: number) => Math.ceil(ms / 1_000);

/** @throws IDENTITY_ADDRESS_BLOCKED */
export async function checkAddress(context: Context, address: string | undefined): Promise<void> {
  const key = addressKey(address);
  if (key === null) return;
  const wait = waitBeforeAttempt(await readFailures(context.db, failureId('address', key)), context.now().getTime());
  if (wait > 0) throw errors.ADDRESS_BLOCKED({ seconds: secondsOf(wait) });
}

export async function countAddressFailure(context: Context, address: string | undefined): Promise<void> {
  const key = addressKey(address);
  if (key === null) return;
  const id = failureId('address', key);
  await context.transaction(async ({ db }) => {
    const count = await lockFailures(db, id);
    await saveFailures(db, id, countFailure(count, context.now().getTime(), addressLimit));
  });
}

/**
 * Counts an attempt on an account as failed before the password is looked at; a success takes it back.
 * So a hundred guesses sent at once are a hundred failures, not a hundred first tries.
 * @throws IDENTITY_TOO_MANY_ATTEMPTS
 */
export async function beginAttempt(context: Context, educationId: string): Promise<void> {
  const id = failureId('account', educationId);
  const wait = await context.transaction(async ({ db }) => {
    const count = await lockFailures(db, id);
    // Not before: whoever waited for the row comes after those who had it.
    const now = context.now().getTime();
    const left = waitBeforeAttempt(count, now);
    if (left === 0) await saveFailures(db, id, countFailure(count, now, accountLimit));
    return left;
  });
  if (wait > 0) throw errors.TOO_MANY_ATTEMPTS({ seconds: secondsOf(wait) });
}

export async function forgetAttempts(db: Context['db'], educationId: string): Promise<void> {
  await clearFailures(db, failureId('account', educationId));
}
