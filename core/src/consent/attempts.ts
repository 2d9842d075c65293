import { createHash } from 'node:crypto';
import { commonErrors, UniqueViolation, type LockingSqlScope, type PluginContext } from '@fudao/plugin-sdk';

type Context = Pick<PluginContext<never>, 'db' | 'transaction' | 'now'>;

const table = 'consent_attempts';
const spanMs = 15 * 60_000;
/** A school's parents' evening shares an address, and some mistype; who guesses needs more tries than there are grains of sand. */
const mostFailures = 60;

interface AttemptRow {
  failures: number;
  until: number;
}

/** Which row says nothing of whose address it is. */
const idOf = (address: string) => createHash('sha256').update(`consent:${address}`).digest('base64url');
const select = `SELECT failures, until FROM ${table} WHERE id = :id`;

/** @throws FUDAO_TOO_MANY after many wrong codes from one address */
export async function checkAddress({ db, now }: Context, address: string | undefined): Promise<void> {
  if (address === undefined) return;
  const row = await db.selectOne<AttemptRow>(select, { id: idOf(address) });
  const at = now().getTime();
  if (row && row.until > at && row.failures >= mostFailures) throw commonErrors.TOO_MANY({ seconds: Math.ceil((row.until - at) / 1_000) });
}

export async function countFailure({ transaction, now }: Context, address: string | undefined): Promise<void> {
  if (address === undefined) return;
  await transaction(({ db }) => countIn(db, idOf(address), now().getTime()));
}

async function countIn(db: LockingSqlScope, id: string, at: number): Promise<void> {
  const row = await db.lockOne<AttemptRow>(select, { id });
  if (row) {
    const isOver = row.until <= at;
    const next = { failures: isOver ? 1 : row.failures + 1, until: isOver ? at + spanMs : row.until };
    await db.update(table, next, { id });
    return;
  }
  try {
    await db.insert(table, { id, failures: 1, until: at + spanMs });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    await countIn(db, id, at);
  }
}

export function forgetAttempts(db: LockingSqlScope | Context['db'], now: number): Promise<number> {
  return db.run(`DELETE FROM ${table} WHERE until < :now`, { now });
}
