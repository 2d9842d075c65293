import { commonErrors } from '@fudao/plugin-sdk';
import { databaseErrors, driverError, TransactionConflict, unavailable, UniqueViolation } from '../errors.ts';
import { indexName } from '../schema/index-name.ts';

const PRIMARY_CODES = { busy: 5, locked: 6, readOnly: 8, ioError: 10, full: 13, cannotOpen: 14 } as const;
const CHECK = 275;
const UNIQUE = 2067;
const KEYS = [1555, 2579];

/** Node gives SQLite's extended result code as `errcode`; its low byte is the primary one. */
export function isBusy(error: unknown): boolean {
  const code = primaryCode(driverError(error));
  return code === PRIMARY_CODES.busy || code === PRIMARY_CODES.locked;
}

export function translateSqliteError(error: unknown): unknown {
  const driver = driverError(error);
  if (driver?.['errcode'] === CHECK) return commonErrors.TOO_LARGE({}, { cause: error });
  if (driver?.['errcode'] === UNIQUE) return uniqueViolation(driver.message, error, false);
  if (KEYS.includes(driver?.['errcode'] as number)) return uniqueViolation(driver.message, error, true);
  switch (primaryCode(driver)) {
    case PRIMARY_CODES.busy:
    case PRIMARY_CODES.locked:
      return new TransactionConflict(error);
    case PRIMARY_CODES.full:
      return databaseErrors.FULL({}, { cause: error });
    case PRIMARY_CODES.readOnly:
    case PRIMARY_CODES.ioError:
    case PRIMARY_CODES.cannotOpen:
      return unavailable(error);
    default:
      return error;
  }
}

function primaryCode(driver: Record<string, unknown> | null | undefined): number {
  const code = driver?.['errcode'];
  return typeof code === 'number' ? code & 0xff : 0;
}

/** SQLite names the columns, `UNIQUE constraint failed: table.a, table.b`, where MariaDB names the index. */
function uniqueViolation(message: string, cause: unknown, isKey: boolean): UniqueViolation {
  const columns = (message.split('failed: ')[1] ?? '').split(', ').map((column) => column.split('.'));
  const table = columns[0]?.[0];
  const names = columns.flatMap(([, name]) => (name ? [name] : []));
  return new UniqueViolation(table, isKey ? 'PRIMARY' : table && indexName(table, names), { cause });
}
