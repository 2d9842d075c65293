import { commonErrors } from '@fudao/plugin-sdk';
import { databaseErrors, driverError, TransactionConflict, unavailable, UniqueViolation } from '../errors.ts';

const DUPLICATE = 1062;
const TOO_LONG = 1406;
/** Deadlock, a wait for a lock that took too long, a row changed since the snapshot. */
const CONFLICTS = new Set([1213, 1205, 1020]);
const FULL = new Set([1021, 1114]);
/** Too many connections, shut down, killed, read-only, a cluster's node without its cluster. */
const AWAY = new Set([1040, 1047, 1053, 1203, 1290, 1836, 1927, 2006, 2013]);
const NETWORK = /^(?:E[A-Z]+|PROTOCOL_(?:CONNECTION_LOST|SEQUENCE_TIMEOUT|ENQUEUE_AFTER_[A-Z_]+))$/;
const NO_SPACE = /no space left|errno: 28\b|error 28\b/i;

export function translateMariadbError(error: unknown): unknown {
  const driver = driverError(error);
  const errno = Number(driver?.['errno']);
  if (errno === DUPLICATE) return uniqueViolation(driver.message, error);
  if (errno === TOO_LONG) return commonErrors.TOO_LARGE({}, { cause: error });
  if (CONFLICTS.has(errno)) return new TransactionConflict(error);
  if (FULL.has(errno) || NO_SPACE.test(driver?.message ?? '')) return databaseErrors.FULL({}, { cause: error });
  if (isAway(error, driver, errno)) return unavailable(error);
  return error;
}

/** A schema change that a migration, failed half way, did before: the column or index is there. */
export function isThereAlready(error: unknown): boolean {
  return [1060, 1061].includes(Number(driverError(error)?.['errno']));
}

/** Nobody answered: unlike an error that the server itself tells. */
export function isSilence(error: unknown): boolean {
  return NETWORK.test(String(driverError(error)?.['code']));
}

function isAway(error: unknown, driver: Record<string, unknown> | null, errno: number): boolean {
  if (AWAY.has(errno) || isSilence(error)) return true;
  const name = (error as { name?: unknown } | null)?.name;
  return name === 'SequelizeConnectionAcquireTimeoutError' || driver?.['fatal'] === true;
}

/** `Duplicate entry '...' for key 'index'`; MySQL writes `table.index`. */
function uniqueViolation(message: string, cause: unknown): UniqueViolation {
  const [first, second] = (/for key '([^']*)'$/.exec(message)?.[1] ?? '').split('.');
  return second ? new UniqueViolation(first, second, { cause }) : new UniqueViolation(undefined, first, { cause });
}
